import type { Ctx } from '../../ctx.ts';

type Rows = Record<string, unknown>[];

/**
 * All data about a person in a programme, for them to take away: plain rows by name, with dates in UTC. Leaves out secrets (hashes,
 * tokens), which are not for them to know, and other people's words, above all a concern about them.
 */
export async function ownData(ctx: Ctx, programme: number, person: number): Promise<Record<string, Rows>> {
  const now = ctx.clock.now();
  const merged = await mergedInto(ctx, programme, person);
  const lists: Record<string, Rows> = {};
  for (const [name, query] of Object.entries(ctx.brought.handsOut)) {
    const numbers = name === 'person' ? [person] : [person, ...merged];
    const rows: Rows = [];
    for (const one of numbers)
      rows.push(...(await query({ programme, person: one, now }).execute(ctx.db)).rows);
    lists[name] = rows;
  }
  return lists;
}

/** The numbers that were merged into a person. Rows that could not be carried over stay with those numbers, and are theirs, too. */
async function mergedInto(ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', programme)
    .where('merged_into', '=', person)
    .execute();
  return rows.map(({ id }) => id);
}
