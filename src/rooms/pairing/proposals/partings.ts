import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Groups of people of a round. */
interface Groups {
  programme: number;
  round: number;
  groups: readonly (readonly number[])[];
}

/** All pairs of a group, the lower id first. */
function couples(people: readonly number[]): [number, number][] {
  const order = [...people].sort((a, b) => a - b);
  return order.flatMap((a, k) => order.slice(k + 1).map((b): [number, number] => [a, b]));
}

/** Notes that the people of each group must not be proposed to each other again in this round. */
export async function rememberPartings(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round, groups, by }: Groups & { by: number | null },
): Promise<void> {
  const pairs = groups.flatMap(couples);
  await sql`
    insert into parting (programme_id, round_id, person_a, person_b, at, by)
    select ${programme}::bigint, ${round}::bigint, a, b, ${ctx.clock.now()}::timestamptz, ${by}::bigint
    from unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[]) own (a, b)
    on conflict do nothing`.execute(ctx.db);
}

/** Deletes the partings of all pairs of these groups in a round. */
export async function forgetPartings(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, groups }: Groups,
): Promise<void> {
  const pairs = groups.flatMap(couples);
  await sql`
    delete from parting p
    using unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[]) own (a, b)
    where p.programme_id = ${programme} and p.round_id = ${round} and p.person_a = own.a and p.person_b = own.b`.execute(
    ctx.db,
  );
}
