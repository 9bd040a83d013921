import type { Ctx } from '../../ctx.ts';
import { isIntroduced, phaseOf, roundById } from '../../programmes/index.ts';
import { isBeforeChoice } from '../availability/answerTime.ts';
import type { Application } from '../queries.ts';
import { courseOf } from '../standing/course.ts';
import type { Course } from '../standing/course.ts';
import type { ApplicationState, WaitingReason } from '../rules.ts';
import { eventData } from '../../log/index.ts';

/** The state to which an application goes back, with the reason if it waits again. */
export type Return =
  | { to: Exclude<ApplicationState, 'waiting'>; reason?: never }
  | { to: 'waiting'; reason: WaitingReason };

/**
 * The state to which a withdrawn or declined application can go back: the one before. It can be taken back until the partners of its round
 * are published; a no to "are you still available?" only until partners are chosen. An application that waited for a partner can come back
 * as long as the round runs, since partners are still found for people who wait. Null when it is too late, and for every other application.
 */
export async function returnsTo(
  ctx: Pick<Ctx, 'db' | 'clock' | 'brought'>,
  application: Application,
): Promise<Return | null> {
  const { programme_id: programme, id, state } = application;
  if (state !== 'withdrawn' && state !== 'declined') return null;
  const round = await roundById(ctx, programme, application.round_id);
  const phase = phaseOf(round, ctx.clock.now());
  const isLate = phase === 'matching' || phase === 'running';
  const last = await ctx.db
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('programme_id', '=', programme)
    .where('subject_kind', '=', 'application')
    .where('subject_id', '=', id)
    .where('kind', 'in', ['application-withdrawn', 'application-declined', 'application-unavailable'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = last && eventData(ctx, 'application-withdrawn', last.data);
  const waited = before?.waited;
  const isOwnNo = last?.kind === 'application-unavailable';
  if (!isOwnNo && (isLate || phase === 'closed') && waited) return { to: 'waiting', reason: waited };
  const was = before?.from;
  // A draft is useful only while applications are open.
  if (was === 'draft') return phase === 'open' ? { to: was } : null;
  const isInTime =
    !isOwnNo && isLate
      ? !(await isIntroduced(ctx, programme, round.id))
      : await isBeforeChoice(ctx, application);
  return isInTime ? { to: was === 'submitted' ? was : 'confirmed' } : null;
}

/** The state to which an application about to be withdrawn could go back; null when that could not be undone. */
export async function wouldReturnTo(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  application: Application,
): Promise<ApplicationState | null> {
  return wouldReturnIn(application, await courseOf(ctx, application), ctx.clock.now());
}

/** The same for facts that were read already. */
export function wouldReturnIn(
  { state }: Application,
  { round, isPublished }: Course,
  now: Date,
): ApplicationState | null {
  const phase = phaseOf(round, now);
  if (phase === 'cancelled' || phase === 'ended') return null;
  const isLate = phase === 'matching' || phase === 'running';
  if (state === 'draft') return phase === 'open' ? state : null;
  // Nobody waits before partners are published, which may be earlier than planned.
  if (state === 'waiting') return isLate || phase === 'closed' ? state : 'confirmed';
  return isPublished ? null : state;
}
