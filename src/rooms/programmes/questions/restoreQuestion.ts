import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { formOfRound, openForm } from './formOfRound.ts';
import type { OnQuestion } from './formOfRound.ts';
import { formOf, questionOf } from './queries.ts';
import { askOtherwise, askQuestions, isAsked, makeRoom } from '../../forms/index.ts';
import type { QuestionPlace } from '../../forms/index.ts';

/** Asks a question that was taken out again, in the version and at the place it had. */
export async function restoreQuestion(
  ctx: Ctx,
  input: OnQuestion & { place: QuestionPlace; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'changed-since' }> {
  const { programme, actor, round, place } = input;
  return inTransaction(ctx, async (ctx) => {
    if (!(await openForm(ctx, programme, round))) return { ok: false, reason: 'form-closed' };
    if (await questionOf(ctx, programme, round, input.question))
      return { ok: false, reason: 'changed-since' };
    const steps = await formOf(ctx, programme, round);
    const step = steps.find((one) => one.step === place.step);
    const role = await roleOf(ctx, programme, input.question);
    // Somebody may have asked for the same anew.
    if (!step || (role && isAsked(steps, role))) return { ok: false, reason: 'changed-since' };
    const form = formOfRound(programme, round);
    await makeRoom(ctx, form, place);
    await askQuestions(ctx, form, [{ question: input.question, ...place }]);
    await record(ctx, {
      programme,
      actor,
      kind: 'question-restored',
      subject: ['question', input.question],
      round,
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}

async function roleOf(ctx: Ctx, programme: number, question: number): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('question')
    .select('role')
    .where('programme_id', '=', programme)
    .where('id', '=', question)
    .executeTakeFirstOrThrow();
  return row.role;
}

/** Asks an earlier version of a question again, unless it was changed once more since. Undoes a change. */
export async function revertQuestion(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    round: number;
    question: number;
    from: number;
    to: number;
    undoes: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'changed-since' }> {
  const { programme, actor, round, question } = input;
  return inTransaction(ctx, async (ctx) => {
    if (!(await openForm(ctx, programme, round))) return { ok: false, reason: 'form-closed' };
    const now = await questionOf(ctx, programme, round, question);
    if (now?.version !== input.to) return { ok: false, reason: 'changed-since' };
    await askOtherwise(ctx, formOfRound(programme, round), question, { version: input.from });
    await record(ctx, {
      programme,
      actor,
      kind: 'question-changed',
      subject: ['question', question],
      round,
      data: { from: input.to, to: input.from },
      undoes: input.undoes,
    });
    return { ok: true };
  });
}
