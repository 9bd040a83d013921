import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx, Viewer } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { mayDo } from '../../mails/index.ts';
import { AT_ONCE, idsOf, letsLeave, movePiece, finishMove, MOVES } from './finishMove.ts';
import type { MoveEvent } from './finishMove.ts';
import { seesMail } from '../listing/seesMail.ts';
import { picks } from './which.ts';
import type { Which } from './which.ts';

export interface MoveMails {
  programme: number;
  actor: Actor;
  which: Which;
  /** Moves only mails that are not kept from this viewer. */
  viewer?: Viewer;
  undoes?: number;
  /** The reason for taking mails out, if somebody gave one. */
  why?: string;
}

export type Moved = { ok: true; count: number } | { ok: false; reason: 'nothing' };

/**
 * Moves mails in the way that belongs to the kind of event logged for it. Refuses when no mail is in a state from which it can be moved.
 * With more than `AT_ONCE` mails, those that may leave follow in a job while the first ones already leave; mails to be held back are all
 * held before this returns.
 */
export async function moveMails(ctx: Ctx, input: MoveMails, kind: MoveEvent): Promise<Moved> {
  const inJob = letsLeave(kind) && !ctx.db.isTransaction;
  const moved = await inTransaction(ctx, async (ctx) => {
    const { programme, actor, undoes, why } = input;
    const first = await movable(ctx, input, kind).limit(AT_ONCE).execute();
    const moved = await movePiece(ctx, { programme, actor, kind, why }, idsOf(first));
    const [one] = moved;
    if (!one) return null;
    const others = first.length < AT_ONCE ? [] : idsOf(await movable(ctx, input, kind).execute());
    const event = await record(ctx, {
      programme,
      actor,
      kind,
      subject: ['outbox', one.id],
      data: {
        mails: [...idsOf(moved), ...others],
        kind: one.kind,
        count: moved.length + others.length,
        ...(why && kind === 'mails-dropped' ? { reason: why } : {}),
      },
      ...(undoes === undefined ? {} : { undoes }),
    });
    const rest = others.length > 0 ? { programme, actor, event } : null;
    if (rest && inJob) await ctx.jobs.enqueue(ctx, 'move-mails', rest);
    return { count: moved.length + others.length, rest };
  });
  if (!moved) return { ok: false, reason: 'nothing' };
  if (moved.rest && !inJob) await finishMove(ctx, moved.rest);
  return { ok: true, count: moved.count };
}

/** The mails that leave next come first. */
const movable = (ctx: Ctx, { programme, which, viewer }: MoveMails, kind: MoveEvent) =>
  ctx.db
    .selectFrom('outbox')
    .select('id')
    .where((eb) => picks(eb, programme, which))
    .where(mayDo(MOVES[kind].transition))
    .$if(!('privateToo' in MOVES[kind]), (query) => query.where('private', '=', false))
    .$if(viewer !== undefined, (query) => query.where(seesMail(viewer!)))
    .orderBy('due_at')
    .orderBy('id');
