import { sql } from 'kysely';
import type { Kysely, RawBuilder, SqlBool, Updateable } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/**
 * The states of a mail in the outbox:
 * - `waiting`: leaves at its hour; `gathered`: goes into its reader's next digest; `held`: a volunteer has to let it go;
 * - `sending`: a worker has it in hand, for as long as its lease lasts;
 * - `sent`: a mail server has taken it; `bundled`: it left within a digest;
 * - `failed`: refused for good, or set aside for a volunteer; `dropped`: it will not leave.
 */
export const OUTBOX_STATES = [
  'waiting',
  'gathered',
  'held',
  'sending',
  'sent',
  'bundled',
  'failed',
  'dropped',
] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** States in which a mail enters the outbox: held if the programme holds mail to many, gathered for readers of a digest. */
export const FIRST_STATES = ['waiting', 'gathered', 'held'] as const;
export type FirstState = (typeof FIRST_STATES)[number];

interface Transition {
  from: readonly OutboxState[];
  to: OutboxState;
}

/** Every way from one state to another. No other change happens: `transition` and `stateAfter` are all that write the column. */
export const TRANSITIONS = {
  // Acts of volunteers (rooms/outbox/moving).
  hold: { from: ['waiting', 'gathered'], to: 'held' },
  release: { from: ['held'], to: 'waiting' },
  drop: { from: ['waiting', 'gathered', 'held', 'failed'], to: 'dropped' },
  restore: { from: ['dropped'], to: 'waiting' },
  sendNow: { from: ['waiting', 'gathered', 'held', 'failed'], to: 'waiting' },

  // Mails whose reason is gone: before anybody got the mail, or with everything that an import did.
  takeBack: { from: ['waiting', 'gathered', 'held'], to: 'dropped' },
  undo: { from: ['waiting', 'gathered', 'held', 'failed'], to: 'dropped' },

  // Digests, and people who do not want a digest any more.
  bundle: { from: ['gathered'], to: 'bundled' },
  leaveAlone: { from: ['gathered'], to: 'waiting' },
  stopGathered: { from: ['gathered'], to: 'dropped' },

  // Delivery: it takes mails that are due, and those of a worker that died. The other changes are only for the holder of the lease.
  lease: { from: ['waiting', 'sending'], to: 'sending' },
  postpone: { from: ['sending'], to: 'waiting' },
  send: { from: ['sending'], to: 'sent' },
  stop: { from: ['sending'], to: 'dropped' },
  fail: { from: ['sending'], to: 'failed' },

  // News after a mail has left: a mail that was taken may come back after all. One that was refused because of us is tried again.
  comeBack: { from: ['sent'], to: 'failed' },
  tryAgain: { from: ['failed'], to: 'waiting' },
} as const satisfies Readonly<Record<string, Transition>>;
export type TransitionName = keyof typeof TRANSITIONS;

/** Acts that leave a mail in its state, and the states in which they are allowed. */
export const STAYING = {
  /** A volunteer gives a mail other words, or its original ones back. */
  edit: ['waiting', 'gathered', 'held', 'failed'],
  /** The mail's reader has another address. */
  readdress: ['waiting', 'gathered', 'held'],
  /** The worker that holds the mail renews its lease, or begins with it. */
  inHand: ['sending'],
  /** The words or the whole row are removed: nothing happens to the mail any more. */
  forget: ['sent', 'failed', 'dropped'],
} as const satisfies Readonly<Record<string, readonly OutboxState[]>>;

type Doing = TransitionName | keyof typeof STAYING;

const statesFor = (doing: Doing): readonly OutboxState[] =>
  doing in STAYING ? STAYING[doing as keyof typeof STAYING] : TRANSITIONS[doing as TransitionName].from;

/** Whether this act is allowed for a mail in that state. */
export const mayBeIn = (doing: Doing, state: OutboxState): boolean => statesFor(doing).includes(state);

/**
 * The condition that a row of the outbox is in a state in which this act is allowed. For mails in hand it does not use "=": with few
 * statistics, as after an outbox has just filled, the planner would search all waiting mails by state instead of using the key.
 */
export function mayDo(doing: Doing, row: 'outbox' | 'due' | 'stands' | 't' = 'outbox'): RawBuilder<SqlBool> {
  const column = sql.ref(`${row}.state`);
  const states = statesFor(doing);
  if (states.length === 1 && states[0] === 'sending')
    return sql`${column} is not distinct from ${sql.lit('sending')}`;
  return sql`${column} in (${sql.join(states.map((state) => sql.lit(state)))})`;
}

/** `state = …` for an update that is written as SQL; the update also needs the condition `mayDo`. */
export const stateAfter = (name: TransitionName): RawBuilder<unknown> =>
  sql`state = ${sql.lit(TRANSITIONS[name].to)}`;

/**
 * Begins the update of mails that go from one state to another. The caller says which mails, and what else changes. Mails that are in
 * another state by now stay as they are.
 */
export const transition = (
  db: Kysely<Schema>,
  name: TransitionName,
  also: Omit<Updateable<Schema['outbox']>, 'state'> = {},
) =>
  db
    .updateTable('outbox')
    .set({ ...also, state: TRANSITIONS[name].to })
    .where(mayDo(name));
