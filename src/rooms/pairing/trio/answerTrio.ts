import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockMatching } from '../lockMatching.ts';
import { closeTrio } from './closeTrio.ts';
import { joinWhenAgreed } from './joinWhenAgreed.ts';
import { trioById } from './trioById.ts';

/**
 * Notes whether a member of a pair would take in a third. One no closes the question. When all have said yes and everything still fits, the
 * third joins. Until then an answer can be changed.
 */
export async function answerTrio(
  ctx: Ctx,
  input: { programme: number; question: number; person: number; yes: boolean },
): Promise<{ ok: true; joined: boolean } | { ok: false; reason: 'unknown' | 'closed' }> {
  const { programme, person, yes } = input;
  return inTransaction(ctx, async (ctx) => {
    const seen = await trioById(ctx, programme, input.question);
    if (!seen) return { ok: false, reason: 'unknown' };
    await lockMatching(ctx, programme, seen.round);
    await ctx.db
      .selectFrom('partnership')
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', '=', seen.partnership)
      .forUpdate()
      .execute();
    const question = await trioById(ctx, programme, input.question);
    if (!question?.members.includes(person)) return { ok: false, reason: 'unknown' };
    if (question.closedAt || question.closesAt <= ctx.clock.now()) return { ok: false, reason: 'closed' };
    const row = { yes, at: ctx.clock.now() };
    await ctx.db
      .insertInto('trio_answer')
      .values({ programme_id: programme, question_id: question.id, person_id: person, ...row })
      .onConflict((c) => c.columns(['programme_id', 'question_id', 'person_id']).doUpdateSet(row))
      .execute();
    if (!yes) {
      await closeTrio(ctx, { programme, question, outcome: 'declined' });
      return { ok: true, joined: false };
    }
    return joinWhenAgreed(ctx, { programme, question: question.id });
  });
}
