import type { Ctx } from '../ctx.ts';

/** Stores the columns of a list that a volunteer wants to see; an empty list means the default ones. */
export async function keepColumns(
  ctx: Ctx,
  input: { programme: number; person: number; list: string; columns: readonly string[] },
): Promise<void> {
  const { programme, person, list } = input;
  if (input.columns.length === 0) {
    await ctx.db
      .deleteFrom('list_columns')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('list', '=', list)
      .execute();
    return;
  }
  const columns = [...input.columns];
  await ctx.db
    .insertInto('list_columns')
    .values({ programme_id: programme, person_id: person, list, columns })
    .onConflict((c) => c.columns(['programme_id', 'person_id', 'list']).doUpdateSet({ columns }))
    .execute();
}
