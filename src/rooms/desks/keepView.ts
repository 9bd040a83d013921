import { sql } from 'kysely';
import { onCleanLine } from '../../lib/text/oneLine.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { LONGEST_NAME, MOST_VIEWS } from './rules.ts';

/**
 * Stores a view of a list under a name, for all volunteers. `query` is as `queryOf` writes it. If the volunteer has this query as a view
 * already, that view gets the name. If they have a view of this name, it gets the query. Name and query of another volunteer's view are
 * refused.
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

/** Removes a view: a director any view, others their own. Not `ok` when there is none. */
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
