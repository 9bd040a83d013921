import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { isIntroduced, nextRound, phaseOf, roundById } from '../../programmes/index.ts';
import type { Phase, Round } from '../../programmes/index.ts';
import { comesFirst } from './comesFirst.ts';
import { isSilent } from '../availability/answerTime.ts';
import { INVITED } from '../touched.ts';
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

export interface Stand {
  standing: Standing;
  next: NextStep;
  round: Round;
  phase: Phase;
  /** The next public round, when the present one is over for this person. */
  later: Round | null;
  /** The reasons of the last match run, for one who waits. */
  unmatched: UnmatchedReason | null;
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
  const round = await roundById(ctx, application.programme_id, application.round_id);
  const phase = phaseOf(round, now);
  const standing = await standingIn(ctx, application, { round, phase, now, isTold });
  const later = await nextRound(ctx, application.programme_id, round);
  return {
    standing,
    next: nextStep(application, standing, { round, later, now }),
    round,
    phase,
    later,
    unmatched:
      standing === 'waiting' || standing === 'unmatched' ? await unmatchedReason(ctx, application) : null,
    comesFirst: await comesFirst(ctx, application, standing),
    keptUntil: KEPT.has(standing) && round.dates.purges.dueAt > now ? round.dates.purges.dueAt : null,
  };
}

async function standingIn(
  ctx: Pick<Ctx, 'db'>,
  application: Application,
  { round, phase, now, isTold }: { round: Round; phase: Phase; now: Date; isTold: boolean },
): Promise<Standing> {
  if (phase === 'cancelled') return 'cancelled';
  switch (application.state) {
    case 'draft':
      if (phase !== 'open' && phase !== 'planned') return 'late';
      return (await isInvited(ctx, application)) ? 'invited' : 'draft';
    case 'submitted':
      return ['open', 'planned', 'closed'].includes(phase) &&
        !(await isIntroduced(ctx, round.programme_id, round.id))
        ? 'unconfirmed'
        : 'late';
    case 'confirmed':
      if (application.available_at)
        return phase === 'matching' || phase === 'running' ? 'matching' : 'available';
      // Moved dates can bring the day of choosing before the question has gone.
      if (!application.available_asked_at)
        return (phase === 'matching' || phase === 'running') && round.dates.availability.doneAt
          ? 'matching'
          : 'confirmed';
      return isSilent(round, application, now) || (await isIntroduced(ctx, round.programme_id, round.id))
        ? 'unanswered'
        : 'asked';
    case 'matched':
    case 'waiting':
      // When published early, partners meet at the planned hour and not before; people without one hear it then, too.
      return phase === 'matching' && !isTold ? 'matching' : application.state;
    case 'declined':
      return application.unavailable_at ? 'unavailable' : 'declined';
    case 'finished':
      if (await hadPartner(ctx, application)) return 'finished';
      return application.answer_by && !application.available_at ? 'unanswered' : 'unmatched';
    default:
      return application.state;
  }
}

async function isInvited(ctx: Pick<Ctx, 'db'>, application: Application): Promise<boolean> {
  if (application.source !== 'import') return false;
  const row = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('programme_id', '=', application.programme_id)
    .where('id', '=', application.id)
    .where(INVITED)
    .executeTakeFirst();
  return row !== undefined;
}

async function hadPartner(ctx: Pick<Ctx, 'db'>, application: Application): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('joined_at')
    .where('programme_id', '=', application.programme_id)
    .where('round_id', '=', application.round_id)
    .where('person_id', '=', application.person_id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function unmatchedReason(
  ctx: Pick<Ctx, 'db'>,
  application: Application,
): Promise<UnmatchedReason | null> {
  const { rows } = await sql<{ reasons: UnmatchedReason }>`
    select reasons from unmatched where programme_id = ${application.programme_id}
    and round_id = ${application.round_id} and application_id = ${application.id}`.execute(ctx.db);
  return rows[0]?.reasons ?? null;
}
