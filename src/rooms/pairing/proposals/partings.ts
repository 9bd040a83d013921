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

export async function forgetPartings(ctx: Ctx, group: Group): Promise<void> {
  for (const [a, b] of couples(group.people))
    await ctx.db
      .deleteFrom('parting')
      .where('programme_id', '=', group.programme)
      .where('round_id', '=', group.round)
      .where('person_a', '=', a)
      .where('person_b', '=', b)
      .execute();
}
