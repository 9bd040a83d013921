import type { Selectable } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Schema } from '../../../db/schema.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { BulkKind } from '../kinds.ts';
import { takeBackAct } from './takeBackAct.ts';
import type { Outcome, Said, TakenBack } from './verb.ts';

type Act = Selectable<Schema['bulk_act']>;
type Item = Selectable<Schema['bulk_item']>;

/** The most things handled in one transaction, if a verb can do so: their round is locked meanwhile. */
const AT_ONCE = 500;

/**
 * Does an act to all things that still wait for it. Each has a transaction of its own, or `AT_ONCE` share one if the verb can; one that is
 * refused or fails does not hold up the others. After a crash the act goes on with the rest; if two processes run it at once, each thing is
 * done by one of them. Returns whether all is done; then the act has its line in the log.
 */
export async function carryOutAct(
  ctx: Ctx,
  of: { programme: number; act: number },
  hasTime: () => boolean,
): Promise<boolean> {
  const atOnce = await severalAtOnce(ctx, of);
  for (;;) {
    const next = await ctx.db
      .selectFrom('bulk_item')
      .select('id')
      .where('programme_id', '=', of.programme)
      .where('act_id', '=', of.act)
      .where('state', '=', 'waits')
      .orderBy('id')
      .limit(atOnce)
      .execute();
    if (next.length === 0) return finish(ctx, of);
    if (!hasTime()) return false;
    await doThem(
      ctx,
      of,
      next.map(({ id }) => id),
    );
  }
}

/** How many things are done in one transaction: several if a verb can do the act to several, or take it back from several; otherwise one. */
async function severalAtOnce(ctx: Ctx, of: { programme: number; act: number }): Promise<number> {
  const act = await ctx.db
    .selectFrom('bulk_act')
    .select(['kind', 'undoes'])
    .where('programme_id', '=', of.programme)
    .where('id', '=', of.act)
    .executeTakeFirst();
  if (!act) return 1;
  const { actSeveral, undoSeveral } = ctx.brought.bulk[act.kind as BulkKind];
  return (act.undoes === null ? actSeveral : undoSeveral) ? AT_ONCE : 1;
}

async function doThem(
  ctx: Ctx,
  of: { programme: number; act: number },
  ids: readonly number[],
): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const act = await lockAct(ctx, of);
      const items = await waiting(ctx, of.programme, ids);
      if (!act || items.length === 0) return;
      const done = await actOn(ctx, act, items);
      for (const [k, item] of items.entries()) {
        const one = done[k]!;
        if (one.ok) await noteOutcome(ctx, item, 'done', ('instead' in one && one.instead) || '');
        else await noteOutcome(ctx, item, 'refused', one.reason ?? 'state');
      }
    });
  } catch (error) {
    // After an error, nothing more can be written within somebody else's transaction.
    if (ctx.db.isTransaction) throw error;
    ctx.log.error(
      { err: error, act: of.act, things: ids.length },
      'an act on several failed on some of them',
    );
    // One thing alone may be the cause, so each is tried by itself.
    if (ids.length > 1) for (const id of ids) await doThem(ctx, of, [id]);
    else
      for (const item of await waiting(ctx, of.programme, ids))
        await noteOutcome(ctx, item, 'refused', 'failed');
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

const waiting = (ctx: Ctx, programme: number, ids: readonly number[]) =>
  ctx.db
    .selectFrom('bulk_item')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(ids))
    .where('state', '=', 'waits')
    .orderBy('id')
    .execute();

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

async function actOn(ctx: Ctx, act: Act, items: readonly Item[]): Promise<(Outcome | TakenBack)[]> {
  const kind = act.kind as BulkKind;
  const input = { programme: act.programme_id, actor: actorOf(act) };
  if (act.undoes !== null)
    return takeBackAct(
      ctx,
      kind,
      { ...input, act: act.undoes },
      items.map(({ id: item, subject_id: id, undoes }) => ({ id, item, undoes: undoes! })),
    );
  const said = act.said as Said;
  const verb = ctx.brought.bulk[kind];
  const things = items.map(({ id: item, subject_id: id }) => ({ id, item }));
  if (verb.actSeveral) return verb.actSeveral(ctx, { ...input, said, things });
  const [{ id, item }] = things as [(typeof things)[number]];
  return [await verb.act({ ...ctx, bulkItem: item }, { ...input, id, said })];
}

/** Writes the act's line in the log, once, if something was done. */
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
            // All of these kinds have the same data; the compiler compares at most 25 of them one by one.
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
