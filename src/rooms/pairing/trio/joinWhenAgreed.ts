import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { applicationById, resolveExclusions } from '../../applications/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { closeTrio } from './closeTrio.ts';
import { findPair } from './findPair.ts';
import { joinPair } from './joinPair.ts';
import { trioById } from './trioById.ts';

/**
 * Lets the third of a pair join when all members have said yes and everything still fits. Otherwise closes the question once something no
 * longer fits. While a letter between the two is on its way, joining waits for the next tick, so that the letter stays theirs.
 */
export async function joinWhenAgreed(
  ctx: Ctx,
  input: { programme: number; question: number },
): Promise<{ ok: true; joined: boolean } | { ok: false; reason: 'closed' }> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    const seen = await trioById(ctx, programme, input.question);
    if (!seen) return { ok: false, reason: 'closed' };
    const locked = await lockMatching(ctx, programme, seen.round);
    await sql`select from partnership where programme_id = ${programme} and id = ${seen.partnership} for update`.execute(
      ctx.db,
    );
    const question = await trioById(ctx, programme, input.question);
    if (!question || question.closedAt) return { ok: false, reason: 'closed' };
    if (!question.members.every((one) => question.agreed.includes(one))) return { ok: true, joined: false };
    if (question.hasLetterUnderWay) return { ok: true, joined: false };
    await resolveExclusions(ctx, { programme, round: question.round, paired: true });
    const application = await applicationById(ctx, programme, question.application);
    const of = { programme, round: question.round, policy: locked.policy, only: question.partnership };
    const pair =
      application?.state === 'waiting' ? await findPair(ctx, { ...of, person: application.person_id }) : null;
    if (!pair || !application) {
      await closeTrio(ctx, { programme, question, outcome: 'gone' });
      return { ok: false, reason: 'closed' };
    }
    await joinPair(ctx, { programme, question, pair, person: application.person_id });
    return { ok: true, joined: true };
  });
}
