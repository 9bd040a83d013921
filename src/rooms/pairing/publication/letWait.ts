import type { Policy } from '#matching';
import { changeStates } from '../../applications/index.ts';
import type { Actor, Ctx, QueuedMail } from '../../ctx.ts';
import { againOf } from '../again/settings.ts';
import { markOf, noteTold } from '../again/tellWaiting.ts';
import { poolOf } from '../pool/candidates.ts';
import type { Outcome } from './outcome.ts';
import { writeUnmatched } from '../proposals/unmatched.ts';
import { waitingReasons } from './waitingReasons.ts';

/**
 * Puts people on waiting, each with a reason: the last run's, or one worked out now for people who became free since. Answers the mails
 * that tell them. The caller holds the locks.
 */
export async function letWait(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    run: number | null;
    policy: Policy;
    actor: Actor;
    left: Outcome['left'];
    dueAt: Date;
  },
): Promise<QueuedMail[]> {
  const { programme, round, run, actor, dueAt } = input;
  const pool = () => poolOf(ctx, { programme, round });
  const reasonsOf = await waitingReasons(ctx, { ...input, pool });
  const told = input.left.filter(({ application }) => reasonsOf.has(application));
  await writeUnmatched(
    ctx,
    { programme, round, run },
    told.map(({ application }) => ({ application, reasons: reasonsOf.get(application)! })),
  );
  await changeStates(ctx, {
    programme,
    actor,
    applications: told.map(({ application }) => application),
    to: 'waiting',
    reasonOf: (application) => reasonsOf.get(application)!.reason,
  });
  const { nextAt } = await againOf(ctx, { programme, round });
  await noteTold(ctx, {
    programme,
    round,
    nextAt,
    rows: told.map(({ application }) => ({
      application,
      mark: markOf(reasonsOf.get(application)!, nextAt === null),
    })),
  });
  return told.map(({ application, person }) => ({
    programme,
    kind: 'waiting',
    occasion: `round:${round}`,
    person,
    data: { application },
    dueAt,
  }));
}
