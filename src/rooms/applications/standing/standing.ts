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

/** How an application stands, in finer steps than its state; the catalogue says each as `standing.…`. */
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

/** The next step, said as `next.…` with {when}; `none` when no date is set yet. */
export type NextStep =
  | {
      kind: 'closes' | 'availability' | 'answer' | 'matches' | 'introduces' | 'ends' | 'opens' | 'open';
      at: Date;
    }
  | { kind: 'soon' | 'none' };

/** The present standing of an application, without what comes next. */
export interface PresentStand {
  standing: Standing;
  round: Round;
  phase: Phase;
  /** The reasons of the last match run, for one who waits. */
  unmatched: UnmatchedReason | null;
}

export interface Stand extends PresentStand {
  next: NextStep;
  /** The next public round, when the present one is over for this person. */
  later: Round | null;
  /** Whether this person comes first when partners are looked for, now or in the next round. */
  comesFirst: boolean;
  /** The date until which a new application finds the answers of somebody who had no partner. */
  keptUntil: Date | null;
}

/** People who are told that their answers are kept. */
const KEPT: ReadonlySet<Standing> = new Set(['late', 'cancelled', 'unavailable']);

/**
 * How an application stands, the next step and its date; true at every moment of its life. A published partnership counts from the
 * introduction on; with `isTold` at once, for volunteers and for the mails that tell of it then.
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

/** The same without what comes next, of a course that is read already. */
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
      // Moved dates can bring the day of choosing before the question has gone.
      if (!application.available_asked_at)
        return (phase === 'matching' || phase === 'running') && round.dates.availability.doneAt
          ? 'matching'
          : 'confirmed';
      return isSilent(round, application, now) || isPublished ? 'unanswered' : 'asked';
    case 'matched':
    case 'waiting':
      // When published early, partners meet at the planned hour and not before; people without one hear it then, too.
      return phase === 'matching' && !isTold ? 'matching' : application.state;
    case 'declined':
      return application.unavailable_at ? 'unavailable' : 'declined';
    case 'finished':
      // So also when the pair ended before it was introduced.
      if (hadPartner) return phase === 'matching' && !isTold ? 'matching' : 'finished';
      return application.answer_by && !application.available_at ? 'unanswered' : 'unmatched';
    default:
      return application.state;
  }
}
