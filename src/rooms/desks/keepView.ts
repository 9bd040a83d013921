import { sql } from 'kysely';
import { onCleanLine } from '../../lib/text/oneLine.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { LONGEST_NAME, MOST_VIEWS } from './rules.ts';

/**
 * Keeps a view of a list for all volunteers under a name. `query` is as `queryOf` writes it. One of one's own that is there already gets the name. Under the name of a view of one's own
 * it takes that one's place; name and query of another volunteer's are taken.
 */
export async function keepView(
  ctx: Ctx,
  input: { programme: number; person: number; list: string; query: string; name: string },
): Promise<{ ok: true } | { ok: false; reason: 'nameless' | 'long-name' | 'too-many' | 'taken' | 'there' }> {
  const { programme, person, list, query } = input;
  const name = onCleanLine(input.name);
  if (name === '') return { ok: false, reason: 'nameless' };
  if (name.length > LONGEST_NAME) return { ok: false, reason: 'long-name' };
  return inTransaction(ctx, async (ctx) => {
    const namesakes = await ctx.db
      .selectFrom('list_view')
      .select(['id', 'kept_by'])
      .where('programme_id', '=', programme)
      .where('list', '=', list)
      .where('query', '<>', query)
      .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
      .execute();
    if (namesakes.some(({ kept_by }) => kept_by !== person)) return { ok: false, reason: 'taken' };
    const { count } = await ctx.db
      .selectFrom('list_view')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('programme_id', '=', programme)
      .where('list', '=', list)
      .where('query', '<>', query)
      .executeTakeFirstOrThrow();
    if (Number(count) - namesakes.length >= MOST_VIEWS) return { ok: false, reason: 'too-many' };
    const kept = await ctx.db
      .insertInto('list_view')
      .values({ programme_id: programme, list, query, name, kept_by: person, kept_at: ctx.clock.now() })
      .onConflict((c) =>
        c
          .columns(['programme_id', 'list', 'query'])
          .doUpdateSet({ name })
          .where('list_view.kept_by', '=', person),
      )
      .returning('id')
      .execute();
    if (kept.length === 0) return { ok: false, reason: 'there' };
    for (const { id } of namesakes)
      await ctx.db
        .deleteFrom('list_view')
        .where('programme_id', '=', programme)
        .where('id', '=', id)
        .execute();
    return { ok: true };
  });
}

/** Removes a view: of anybody's by a director, else one's own. Not `ok` when there is none such. */
export async function dropView(
  ctx: Ctx,
  input: { programme: number; person: number | null; mayAll: boolean; list: string; view: number },
): Promise<{ ok: boolean }> {
  const done = await ctx.db
    .deleteFrom('list_view')
    .where('programme_id', '=', input.programme)
    .where('list', '=', input.list)
    .where('id', '=', input.view)
    .$if(!input.mayAll, (query) => query.where('kept_by', '=', input.person))
    .executeTakeFirst();
  return { ok: done.numDeletedRows > 0n };
}
