import type { Ctx } from '../../ctx.ts';

type Rows = Record<string, unknown>[];

/**
 * All data about a person in a programme, for them to take away: plain rows by name, dates in UTC. Left out are secrets (hashes, tokens),
 * which are not theirs to know, and the words of others, above all a concern about them.
 */
export async function ownData(ctx: Ctx, programme: number, person: number): Promise<Record<string, Rows>> {
  const whose = { programme, person, now: ctx.clock.now() };
  const lists: Record<string, Rows> = {};
  for (const [name, query] of Object.entries(ctx.brought.handsOut))
    lists[name] = (await query(whose).execute(ctx.db)).rows;
  return lists;
}
