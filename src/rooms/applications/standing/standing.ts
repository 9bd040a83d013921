import type { UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { nextRound, phaseOf } from '../../programmes/index.ts';
import type { Phase, Round } from '../../programmes/index.ts';
import { comesFirst } from './comesFirst.ts';
import { isSilent } from '../availability/answerTime.ts';
import { courseOf } from './course.ts';
import type { Course } from './course.ts';
import type { Application } from '../queries.ts';
import { nextStep } from './nextStep.ts';

/** How an application stands, in finer steps than its state; the catalogue has each as `standing.…`. */
export type Standing =
  | 'invited'
  | 'draft'
  | 'late'
  | 'unconfirmed'
  | 'confirmed'
  | 'asked'
  | 'available'
  | 'matching'
  | 'unanswered'
  | 'waiting'
  | 'unmatched'
  | 'matched'
  | 'withdrawn'
  | 'unavailable'
  | 'declined'
  | 'finished'
  | 'cancelled';

/** The next step, which the catalogue has as `next.…` with {when}; `none` when no date is set yet. */
export type NextStep =
  | {
      kind: 'closes' | 'availability' | 'answer' | 'matches' | 'introduces' | 'ends' | 'opens' | 'open';
      at: Date;
    }
  | { kind: 'soon' | 'none' };

/** How an application stands now, without the next step. */
export interface PresentStand {
  standing: Standing;
  round: Round;
  phase: Phase;
  /** The last match run's reasons for somebody who waits. */
  unmatched: UnmatchedReason | null;
}

export interface Stand extends PresentStand {
  next: NextStep;
  /** The next public round, when the present one is over for this person. */
  later: Round | null;
  /** Whether this person comes first when partners are looked for, now or in the next round. */
  comesFirst: boolean;
  /** The date until which a new application can still use the answers of somebody who had no partner. */
  keptUntil: Date | null;
}

/** Standings in which people are told that their answers are kept. */
const KEPT: ReadonlySet<Standing> = new Set(['late', 'cancelled', 'unavailable']);

/**
 * How an application stands, with the next step and its date, at any moment. A published partnership counts from the introduction on. With
 * `isTold` it counts at once, for volunteers and for the mails that tell of it.
 */
export async function standingOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  application: Application,
  { isTold = false }: { isTold?: boolean } = {},
): Promise<Stand> {
  const now = ctx.clock.now();
  const stand = standIn(application, await courseOf(ctx, application), { now, isTold });
  const { standing, round } = stand;
  const later = await nextRound(ctx, application.programme_id, round);
  return {
    ...stand,
    next: nextStep(application, standing, { round, later, now }),
    later,
    comesFirst: await comesFirst(ctx, application, standing),
    keptUntil: KEPT.has(standing) && round.dates.purges.dueAt > now ? round.dates.purges.dueAt : null,
  };
}

/** The same without the next step, for facts that were read already. */
export function standIn(
  application: Application,
  course: Course,
  { now, isTold }: { now: Date; isTold: boolean },
): PresentStand {
  const { round } = course;
  const phase = phaseOf(round, now);
  const standing = standingIn(application, course, { phase, now, isTold });
  const isLeftOut = standing === 'waiting' || standing === 'unmatched';
  return { standing, round, phase, unmatched: isLeftOut ? course.unmatched : null };
}

function standingIn(
  application: Application,
  { round, isPublished, isInvited, hadPartner }: Course,
  { phase, now, isTold }: { phase: Phase; now: Date; isTold: boolean },
): Standing {
  if (phase === 'cancelled') return 'cancelled';
  switch (application.state) {
    case 'draft':
      if (phase !== 'open' && phase !== 'planned') return 'late';
      return isInvited ? 'invited' : 'draft';
    case 'submitted':
      return ['open', 'planned', 'closed'].includes(phase) && !isPublished ? 'unconfirmed' : 'late';
    case 'confirmed':
      if (application.available_at)
        return phase === 'matching' || phase === 'running' ? 'matching' : 'available';
      // Moved dates can bring the day of choosing before the question has left.
      if (!application.available_asked_at)
        return (phase === 'matching' || phase === 'running') && round.dates.availability.doneAt
          ? 'matching'
          : 'confirmed';
      return isSilent(round, application, now) || isPublished ? 'unanswered' : 'asked';
    case 'matched':
    case 'waiting':
      // With an early publication, partners meet only at the planned hour; people without one hear of that then, too.
      return phase === 'matching' && !isTold ? 'matching' : application.state;
    case 'declined':
      return application.unavailable_at ? 'unavailable' : 'declined';
    case 'finished':
      // The same when the pair ended before it was introduced.
      if (hadPartner) return phase === 'matching' && !isTold ? 'matching' : 'finished';
      return application.answer_by && !application.available_at ? 'unanswered' : 'unmatched';
    default:
      return application.state;
  }
}
