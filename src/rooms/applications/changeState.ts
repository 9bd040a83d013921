import type { Actor, Ctx } from '../ctx.ts';
import { isLastOf, record } from '../log/index.ts';
import type { EventKind } from '../kinds.ts';
import { canFollow } from './rules.ts';
import type { ApplicationState, WaitingReason } from './rules.ts';

const EVENTS = {
  draft: 'application-reinstated',
  submitted: 'application-submitted',
  confirmed: 'application-confirmed',
  waiting: 'application-waiting',
  matched: 'application-matched',
  withdrawn: 'application-withdrawn',
  declined: 'application-declined',
  finished: 'application-finished',
} as const satisfies Record<ApplicationState, EventKind>;

/** The event of a change of state. Being unavailable, and undoing a confirmation, have events of their own. */
type Change = (typeof EVENTS)[ApplicationState] | 'application-unavailable' | 'application-unconfirmed';

/** States after which an application comes back as reinstated. */
const OUT: ReadonlySet<ApplicationState> = new Set(['withdrawn', 'declined', 'finished']);

/** Kinds of event for a change of state. */
const CHANGES: readonly EventKind[] = [
  ...Object.values(EVENTS),
  'application-unavailable',
  'application-unconfirmed',
  'application-merged',
];

/**
 * Whether an event still tells how an application stands: its state has not changed since, and will not until the transaction ends. Undoing
 * an older event would also undo what came after it.
 */
export async function isLastChange(
  ctx: Pick<Ctx, 'db'>,
  { programme, application, event }: { programme: number; application: number; event: number },
): Promise<boolean> {
  await ctx.db
    .selectFrom('application')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .forUpdate()
    .executeTakeFirst();
  return isLastOf(ctx, { programme, subject: ['application', application], event }, CHANGES);
}

/** The log's event for a change of state. */
export const eventOf = (from: ApplicationState, to: ApplicationState): (typeof EVENTS)[ApplicationState] =>
  OUT.has(from) ? 'application-reinstated' : EVENTS[to];

/**
 * Apart from `changeStates`, the only function that writes an application's state: locks the row, checks the table of rules, writes the
 * state and its event. Call it inside a transaction. `reason` is needed for waiting, and for nothing else.
 */
export async function changeState(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    application: number;
    /** More ids and plain values for the event. */
    data?: { waited?: WaitingReason; partnership?: number | undefined };
    undoes?: number;
    /** A state on the way when the table knows no single step; one event stands for both steps. */
    through?: ApplicationState;
    /** The state that the caller read before the row was locked. Nothing changes if it is another by now. */
    from?: ApplicationState;
    /** The event, if it is not that of the state. */
    event?: Change;
  } & (
    | { to: 'waiting'; reason: WaitingReason }
    | { to: Exclude<ApplicationState, 'waiting'>; reason?: never }
  ),
): Promise<{ ok: true; from: ApplicationState; event: number } | { ok: false; reason: 'state' }> {
  const { programme, application, to } = input;
  const row = await ctx.db
    .selectFrom('application')
    .select(['state', 'round_id'])
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return { ok: false, reason: 'state' };
  const from = row.state as ApplicationState;
  const { through } = input;
  const isAllowed =
    canFollow(from, to) || (through !== undefined && canFollow(from, through) && canFollow(through, to));
  if (!isAllowed || from !== (input.from ?? from)) return { ok: false, reason: 'state' };
  await ctx.db
    .updateTable('application')
    .set({ state: to, state_at: ctx.clock.now(), waiting_reason: input.reason ?? null })
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .execute();
  const event = await record(ctx, {
    programme,
    actor: input.actor,
    kind: input.event ?? eventOf(from, to),
    subject: ['application', application],
    round: row.round_id,
    data: { from, to, ...input.data },
    ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
  });
  return { ok: true, from, event };
}
