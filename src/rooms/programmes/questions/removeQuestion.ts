import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { formOfRound, openForm } from './formOfRound.ts';
import { questionOf } from './queries.ts';
import { NEEDED_ROLES, askNoMore } from '../../forms/index.ts';

/** Takes a question out of a round's form. Answers given to it stay with their applications; other rounds go on asking it. */
export async function removeQuestion(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; question: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'unknown' | 'needed' }> {
  const { programme, actor, round } = input;
  return inTransaction(ctx, async (ctx) => {
    if (!(await openForm(ctx, programme, round))) return { ok: false, reason: 'form-closed' };
    const question = await questionOf(ctx, programme, round, input.question);
    if (!question) return { ok: false, reason: 'unknown' };
    if (NEEDED_ROLES.includes(question.role ?? '')) return { ok: false, reason: 'needed' };
    await askNoMore(ctx, formOfRound(programme, round), question.id);
    await record(ctx, {
      programme,
      actor,
      kind: 'question-removed',
      subject: ['question', question.id],
      round,
      data: { version: question.version, step: question.step, position: question.position },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}
