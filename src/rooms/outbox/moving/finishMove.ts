import { sql } from 'kysely';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { closeMattersAbout } from '../../matters/index.ts';
import { forgiveAddresses } from '../../sending/index.ts';
import { picks } from './which.ts';
import { TRANSITIONS, transition } from '../../mails/index.ts';
import type { TransitionName } from '../../mails/index.ts';

interface Move {
  transition: TransitionName;
  /** Codes and letters, which nobody reads: they can be tried again, but not held or dropped. */
  privateToo?: boolean;
  /** True when an address that bounced gets another chance. */
  asksAgain?: boolean;
  /** True when the mails leave as soon as they can. */
  now?: boolean;
}

/** The acts of volunteers on mails, by their event. */
export const MOVES = {
  'mails-held': { transition: 'hold' },
  'mails-released': { transition: 'release' },
  'mails-dropped': { transition: 'drop' },
  'mails-restored': { transition: 'restore', asksAgain: true },
  'mails-sent-now': { transition: 'sendNow', privateToo: true, asksAgain: true, now: true },
} as const satisfies Readonly<Record<string, Move>>;
export type MoveEvent = keyof typeof MOVES;

interface Piece {
  programme: number;
  actor: Actor;
  kind: MoveEvent;
  /** The reason why they are taken out, if somebody gave one. */
  why?: string | undefined;
}

export interface UnfinishedMove {
  programme: number;
  actor: Actor;
  /** The event of the move; its data name all mails. */
  event: number;
}

/** The reason stored with a mail that a volunteer took out. */
export const TAKEN_OUT = 'taken-out';

/** The number of mails moved at once. */
export const AT_ONCE = 2000;
/** The next piece follows when fewer mails than this wait, so that releasing slows the mailing equally at the beginning and later. */
const FEW_WAIT = 2 * AT_ONCE;
const LOOK_MS = 1000;
/** After so many looks the next piece follows, however many mails wait: the mail server may be down. */
const MOST_LOOKS = 5;

/** Whether mails wait for their hour after such a move. */
export const letsLeave = (kind: MoveEvent): boolean => TRANSITIONS[MOVES[kind].transition].to === 'waiting';

export const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

/**
 * Moves the rest of thousands of mails, in pieces; started again after a crash, it goes on. Mails that somebody held or dropped since stay
 * as they are. When `signal` says so, it stops between two pieces and rejects.
 */
export async function finishMove(
  ctx: Ctx,
  { programme, actor, event }: UnfinishedMove,
  signal?: AbortSignal,
): Promise<void> {
  const { rows } = await sql<{ kind: MoveEvent; mails: number[]; why: string | null }>`
    select kind, data -> 'mails' as mails, data ->> 'reason' as why from event where programme_id = ${programme} and id = ${event}`.execute(
    ctx.db,
  );
  const [told] = rows;
  if (!told) return;
  const { kind, mails, why } = told;
  // Mails that were inserted a moment ago have no statistics yet: without them each piece would read the whole programme.
  await sql`analyze outbox (programme_id, id, state)`.execute(ctx.db);
  for (let at = 0; at < mails.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    await inTransaction(ctx, async (ctx) => {
      const since = await movedSince(ctx, programme, event);
      const still = mails.slice(at, at + AT_ONCE).filter((mail) => !since.has(mail));
      await movePiece(ctx, { programme, actor, kind, why: why ?? undefined }, still);
    });
    if (signal) await untilFewWait(ctx, programme, signal);
  }
}

async function untilFewWait(ctx: Ctx, programme: number, signal: AbortSignal): Promise<void> {
  for (let look = 0; look < MOST_LOOKS && !signal.aborted; look += 1) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from (select from outbox
        where programme_id = ${programme} and state = 'waiting' limit ${FEW_WAIT}) next`.execute(ctx.db);
    if (rows[0]!.waiting < FEW_WAIT) return;
    await new Promise((done) => void setTimeout(done, LOOK_MS));
  }
}

/** Mails about which somebody decided otherwise after the event, by certain kinds of acts. */
export async function movedSince(
  ctx: Ctx,
  programme: number,
  event: number,
  kinds: readonly MoveEvent[] = ['mails-held', 'mails-dropped'],
): Promise<Set<number>> {
  const { rows } = await sql<{ mails: number[] }>`
    select data -> 'mails' as mails from event
    where programme_id = ${programme} and id > ${event} and kind = any(${[...kinds]})`.execute(ctx.db);
  return new Set(rows.flatMap(({ mails }) => mails));
}

/** Moves those of the mails that are still in a state from which this move is allowed. */
export async function movePiece(ctx: Ctx, { programme, actor, kind, why }: Piece, mails: number[]) {
  const move: Move = MOVES[kind];
  const mayLeave = letsLeave(kind);
  const moved = await transition(ctx.db, move.transition, {
    ...(mayLeave ? { last_error: null, out_by: null, out_why: '' } : {}),
    ...(kind === 'mails-dropped'
      ? { last_error: TAKEN_OUT, out_by: actorPerson(actor), out_why: why ?? '' }
      : {}),
    ...(move.now ? { due_at: ctx.clock.now(), attempts: 0, begun: 0 } : {}),
  })
    .where((eb) => picks(eb, programme, { mails }))
    .returning(['id', 'kind', 'address'])
    .execute();
  await closeStuck(ctx, { programme, actor }, moved);
  if (move.asksAgain) await forgiveAddresses(ctx, programme, [...new Set(moved.map((one) => one.address))]);
  if (mayLeave && moved.length > 0) await ctx.jobs.enqueue(ctx, 'deliver', {});
  return moved;
}

/** Closes the matters about mails that were set aside: somebody has now decided about them. */
async function closeStuck(
  ctx: Ctx,
  { programme, actor }: Omit<Piece, 'kind'>,
  moved: readonly { id: number }[],
): Promise<void> {
  const ids = moved.map(({ id }) => id);
  await closeMattersAbout(ctx, {
    programme,
    subject: 'outbox',
    kind: 'mail-stuck',
    ids: sql`(select unnest(${ids}::bigint[]))`,
    by: actorPerson(actor),
  });
}
