import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

interface Group {
  programme: number;
  round: number;
  people: readonly number[];
}

/** Each two of a group, the lower id first. */
function couples(people: readonly number[]): [number, number][] {
  const order = [...people].sort((a, b) => a - b);
  return order.flatMap((a, k) => order.slice(k + 1).map((b): [number, number] => [a, b]));
}

/** Notes that these people are not to be proposed to each other again in this round. */
export async function rememberPartings(ctx: Ctx, group: Group & { by: number | null }): Promise<void> {
  await ctx.db
    .insertInto('parting')
    .values(
      couples(group.people).map(([person_a, person_b]) => ({
        programme_id: group.programme,
        round_id: group.round,
        person_a,
        person_b,
        at: ctx.clock.now(),
        by: group.by,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Forgets it of each two of several groups of a round. */
export async function forgetPartings(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, groups }: Omit<Group, 'people'> & { groups: readonly (readonly number[])[] },
): Promise<void> {
  const pairs = groups.flatMap(couples);
  await sql`
    delete from parting p
    using unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[]) own (a, b)
    where p.programme_id = ${programme} and p.round_id = ${round} and p.person_a = own.a and p.person_b = own.b`.execute(
    ctx.db,
  );
}
