import type { Ctx } from '../../ctx.ts';

type Rows = Record<string, unknown>[];

/**
 * What is kept about a person in a programme, for them to take away: plain rows by name, dates in UTC. Secrets (hashes,
 * tokens) are not theirs to know and left out; so is what others wrote, a concern about them above all.
 */
export async function ownData(ctx: Ctx, programme: number, person: number): Promise<Record<string, Rows>> {
  const whose = { programme, person, now: ctx.clock.now() };
  const lists: Record<string, Rows> = {};
  for (const [name, query] of Object.entries(ctx.brought.handsOut))
    lists[name] = (await query(whose).execute(ctx.db)).rows;
  return lists;
}
