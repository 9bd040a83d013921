import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { actorId } from '../../ctx.ts';
import { doSome } from './begin.ts';

/**
 * Undoes a whole act on several, one thing after the other by the verb's `undo`, and only once. An act that is still going on stops first.
 * A thing that has changed since is refused, the others are undone.
 */
export async function undoBulk(
  ctx: Ctx,
  input: { programme: number; actor: Actor; act: number; undoes?: number },
): Promise<{ ok: true; act: number; isDone: boolean } | { ok: false }> {
  const { programme, actor } = input;
  const act = await inTransaction(ctx, async (ctx) => {
    const first = await ctx.db
      .selectFrom('bulk_act')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('id', '=', input.act)
      .where('undoes', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!first) return null;
    const again = await ctx.db
      .selectFrom('bulk_act')
      .select('id')
      .where('programme_id', '=', programme)
      .where('undoes', '=', first.id)
      .executeTakeFirst();
    if (again) return null;
    await ctx.db
      .updateTable('bulk_item')
      .set({ state: 'refused', reason: 'stopped' })
      .where('programme_id', '=', programme)
      .where('act_id', '=', first.id)
      .where('state', '=', 'waits')
      .execute();
    const { id } = await ctx.db
      .insertInto('bulk_act')
      .values({
        programme_id: programme,
        kind: first.kind,
        list: first.list,
        query: first.query,
        actor_id: actorId(actor),
        actor_kind: actor.kind,
        begun_at: ctx.clock.now(),
        undoes: first.id,
        undoes_event: input.undoes ?? first.event_id,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`
      insert into bulk_item (programme_id, act_id, subject_id, undoes)
      select programme_id, ${id}, subject_id, id from bulk_item
      where programme_id = ${programme} and act_id = ${first.id} and state = 'done' order by id desc`.execute(
      ctx.db,
    );
    return id;
  });
  return act === null ? { ok: false } : { ok: true, act, isDone: await doSome(ctx, { programme, act }) };
}
