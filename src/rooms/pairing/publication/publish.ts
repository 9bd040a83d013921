import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { markDatesDone, roundById } from '../../programmes/index.ts';
import { introduce } from './introduce.ts';
import { lastRun } from '../runs/lastRun.ts';
import { letWait } from './letWait.ts';
import { lockMatching } from '../lockMatching.ts';
import { madeByRuns, outcomeOf } from './outcome.ts';
import { deleteAllProposals } from '../proposals/writeProposals.ts';
import { areProven } from '../runs/proven.ts';
import { refusalOf } from './publishRefusal.ts';
import type { PublishRefusal } from './publishRefusal.ts';
import { planAgain } from '../again/settings.ts';
import { unansweredMails } from './unansweredMails.ts';
import { forgetUnmatched } from '../proposals/unmatched.ts';

/**
 * Makes the round's proposals partnerships and tells everybody: all or nothing, once, and for good. The proposal of somebody who has left
 * since dissolves. Its other people wait with a reason, like all people without a partner. Proposals of a run are published only while its
 * proof holds. Mails leave at the planned introduction, or at once when that is past.
 */
export async function publish(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor },
): Promise<
  { ok: true; partnerships: number; matched: number; waiting: number } | { ok: false; reason: PublishRefusal }
> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockMatching(ctx, programme, input.round);
    const refusal = await refusalOf(ctx, { programme, round: locked });
    if (refusal) return { ok: false, reason: refusal };
    const round = locked.id;
    const { whole, left } = await outcomeOf(ctx, { programme, round });
    if (whole.length === 0) return { ok: false, reason: 'nothing' };
    if (!(await areProven(ctx, programme, madeByRuns(whole)))) return { ok: false, reason: 'unproven' };

    const { dates } = await roundById(ctx, programme, round);
    const now = ctx.clock.now();
    const dueAt = dates.introduces.dueAt > now ? dates.introduces.dueAt : now;
    const run = (await lastRun(ctx, { programme, round }))?.id ?? null;
    await ctx.db
      .insertInto('publication')
      .values({ programme_id: programme, round_id: round, run_id: run, at: now, by: actorPerson(actor) })
      .execute();
    const at = { programme, round, actor, dueAt };
    const introduced = await introduce(ctx, { ...at, whole });
    await forgetUnmatched(
      ctx,
      at,
      left.map(({ application }) => application),
    );
    await planAgain(ctx, { programme, round });
    const waiting = await letWait(ctx, { ...at, run, policy: locked.policy, left });
    const unanswered = await unansweredMails(ctx, { programme, round, dueAt });
    await deleteAllProposals(ctx, { programme, round });
    await markDatesDone(ctx, { programme, round, dates: ['matches', 'introduces'] });
    await ctx.mailer.queue(ctx, [...introduced, ...waiting, ...unanswered]);
    const counts = { partnerships: whole.length, matched: introduced.length, waiting: waiting.length };
    await record(ctx, {
      programme,
      actor,
      kind: 'partners-published',
      subject: ['round', round],
      round,
      data: { ...counts, run },
    });
    for (const kind of ['matching-due', 'run-unproven'] as const)
      await closeMatter(ctx, { programme, actor, kind, subject: ['round', round] });
    return { ok: true, ...counts };
  });
}
