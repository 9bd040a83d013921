import { sql } from 'kysely';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { EventKind } from '../../log/index.ts';
import type { Viewer } from '../../partnerships/index.ts';
import { forgiveAddresses } from '../bounces/trustAddress.ts';
import { seesMail } from './sees.ts';
import { picks } from './which.ts';
import type { Which } from './which.ts';
import { anyOf } from '../../../db/anyOf.ts';

export interface MoveMails {
  programme: number;
  actor: Actor;
  which: Which;
  /** Moves only what nothing keeps from this one. */
  viewer?: Viewer;
  undoes?: number;
}

export type Moved = { ok: true; count: number } | { ok: false; reason: 'nothing' };

export type OutboxState =
  | 'waiting'
  | 'held'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'dropped'
  | 'gathered'
  | 'bundled';

interface Move {
  from: readonly OutboxState[];
  to: OutboxState;
  event: EventKind;
  /** Codes and letters pass unread: they can be tried again, but not held or dropped. */
  privateToo?: boolean;
  /** True when an address that bounced is given another chance. */
  asksAgain?: boolean;
  /** True when the mails leave as soon as they can. */
  now?: boolean;
}

/** So many are moved with the event; of a hundred thousand the others follow in pieces, while these leave already. */
const AT_ONCE = 2000;

/** Moves mails that are in one of the states `from` to another, and writes one event. Refuses when none is. */
export async function moveMails(ctx: Ctx, input: MoveMails, move: Move): Promise<Moved> {
  const mails = await inTransaction(ctx, async (ctx) => {
    const first = await movable(ctx, input, move).limit(AT_ONCE).execute();
    const moved = await movePiece(ctx, input, move, idsOf(first));
    const [one] = moved;
    if (!one) return null;
    const others = first.length < AT_ONCE ? [] : idsOf(await movable(ctx, input, move).execute());
    await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: move.event,
      subject: ['outbox', one.id],
      data: { mails: [...idsOf(moved), ...others], kind: one.kind, count: moved.length + others.length },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { count: moved.length + others.length, others };
  });
  if (!mails) return { ok: false, reason: 'nothing' };
  // Of mails that were put in a moment ago nothing is counted yet: each piece would read the whole programme for its few.
  if (mails.others.length > 0) await sql`analyze outbox (programme_id, id, state)`.execute(ctx.db);
  for (let at = 0; at < mails.others.length; at += AT_ONCE)
    await inTransaction(ctx, (ctx) => movePiece(ctx, input, move, mails.others.slice(at, at + AT_ONCE)));
  return { ok: true, count: mails.count };
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

/** The next ones to leave first. */
const movable = (ctx: Ctx, { programme, which, viewer }: MoveMails, move: Move) =>
  ctx.db
    .selectFrom('outbox')
    .select('id')
    .where((eb) => picks(eb, programme, which))
    .where('state', '=', anyOf(move.from))
    .$if(!move.privateToo, (query) => query.where('private', '=', false))
    .$if(viewer !== undefined, (query) => query.where(seesMail(viewer!)))
    .orderBy('due_at')
    .orderBy('id');

async function movePiece(ctx: Ctx, input: MoveMails, move: Move, mails: number[]) {
  const { programme } = input;
  const moved = await ctx.db
    .updateTable('outbox')
    .set({
      state: move.to,
      ...(move.to === 'waiting' ? { last_error: null } : {}),
      ...(move.now ? { due_at: ctx.clock.now(), attempts: 0, begun: 0 } : {}),
    })
    .where((eb) => picks(eb, programme, { mails }))
    .where('state', '=', anyOf(move.from))
    .returning(['id', 'kind', 'address'])
    .execute();
  await closeStuck(ctx, input, moved);
  if (move.asksAgain) await forgiveAddresses(ctx, programme, [...new Set(moved.map((one) => one.address))]);
  if (move.to === 'waiting' && moved.length > 0) await ctx.jobs.enqueue(ctx, 'deliver', {});
  return moved;
}

/** Somebody has decided about mails that were set aside. */
async function closeStuck(ctx: Ctx, input: MoveMails, moved: readonly { id: number }[]): Promise<void> {
  await ctx.db
    .updateTable('matter')
    .set({ closed_at: ctx.clock.now(), closed_by: actorPerson(input.actor) })
    .where('programme_id', '=', input.programme)
    .where('kind', '=', 'mail-stuck')
    .where('subject_id', '=', (eb) => eb.fn.any(eb.val(moved.map(({ id }) => id))))
    .where('closed_at', 'is', null)
    .execute();
}
