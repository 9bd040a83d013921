import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { BulkKind } from '../kinds.ts';
import { takeBack } from './takeBack.ts';
import type { Said } from './verb.ts';

type Act = Selectable<Schema['bulk_act']>;
type Item = Selectable<Schema['bulk_item']>;

/**
 * Does an act to all things that still wait for it, each in a transaction of its own: one that is refused, or fails, holds up no other. After a crash it
 * does the rest; when two processes run it at once, each thing is done by one of them. Answers whether all is done; then the log has its line.
 */
export async function carryOutAct(
  ctx: Ctx,
  of: { programme: number; act: number },
  hasTime: () => boolean,
): Promise<boolean> {
  for (;;) {
    const next = await ctx.db
      .selectFrom('bulk_item')
      .select('id')
      .where('programme_id', '=', of.programme)
      .where('act_id', '=', of.act)
      .where('state', '=', 'waits')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!next) return finish(ctx, of);
    if (!hasTime()) return false;
    await doOne(ctx, of, next.id);
  }
}

async function doOne(ctx: Ctx, of: { programme: number; act: number }, id: number): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const act = await lockAct(ctx, of);
      const item = await waiting(ctx, of.programme, id);
      if (!act || !item) return;
      const done = await actOn({ ...ctx, bulkItem: item.id }, act, item);
      await noteOutcome(ctx, item, done.ok ? 'done' : 'refused', done.ok ? '' : (done.reason ?? 'state'));
    });
  } catch (error) {
    // Inside a transaction of somebody else nothing more can be written.
    if (ctx.db.isTransaction) throw error;
    ctx.log.error({ err: error, act: of.act }, 'an act on several failed on one of them');
    const item = await waiting(ctx, of.programme, id);
    if (item) await noteOutcome(ctx, item, 'refused', 'failed');
  }
}

const lockAct = (ctx: Ctx, { programme, act }: { programme: number; act: number }) =>
  ctx.db
    .selectFrom('bulk_act')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', act)
    .forUpdate()
    .executeTakeFirst();

const waiting = (ctx: Ctx, programme: number, id: number) =>
  ctx.db
    .selectFrom('bulk_item')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .where('state', '=', 'waits')
    .executeTakeFirst();

const noteOutcome = (ctx: Ctx, item: Item, state: 'done' | 'refused', reason: string) =>
  ctx.db
    .updateTable('bulk_item')
    .set({ state, reason })
    .where('programme_id', '=', item.programme_id)
    .where('id', '=', item.id)
    .where('state', '=', 'waits')
    .execute();

const actorOf = ({ actor_id: id, actor_kind: kind }: Act): Actor =>
  ({ kind, ...(id === null ? {} : { id }) }) as Actor;

function actOn(ctx: Ctx, act: Act, item: Item): Promise<{ ok: boolean; reason?: string }> {
  const kind = act.kind as BulkKind;
  const input = { programme: act.programme_id, actor: actorOf(act), id: item.subject_id };
  if (item.undoes !== null) return takeBack(ctx, kind, input, item.undoes);
  return ctx.brought.bulk[kind].act(ctx, { ...input, said: act.said as Said });
}

/** Writes the line of the log, when something was done; once. */
async function finish(ctx: Ctx, of: { programme: number; act: number }): Promise<true> {
  return inTransaction(ctx, async (ctx) => {
    const act = await lockAct(ctx, of);
    if (!act || act.done_at) return true as const;
    const { count } = await ctx.db
      .selectFrom('bulk_item')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('programme_id', '=', of.programme)
      .where('act_id', '=', of.act)
      .where('state', '=', 'done')
      .executeTakeFirstOrThrow();
    const isBack = act.undoes !== null;
    const event =
      Number(count) === 0
        ? null
        : await record(ctx, {
            programme: of.programme,
            actor: actorOf(act),
            // All of these kinds have the same data: the compiler compares no more than 25 of them one by one.
            kind: (isBack ? 'bulk-undone' : act.kind) as 'bulk-undone',
            subject: ['programme', of.programme],
            data: { bulk: act.id, count: Number(count) },
            ...(isBack && act.undoes_event !== null ? { undoes: act.undoes_event } : {}),
          });
    await ctx.db
      .updateTable('bulk_act')
      .set({ done_at: ctx.clock.now(), event_id: event })
      .where('programme_id', '=', of.programme)
      .where('id', '=', of.act)
      .execute();
    return true as const;
  });
}
