import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { questionIn, stepsIn } from '../formTable.ts';
import type { FormOf, QuestionPlace } from '../formTable.ts';
import { isAsked } from '../question.ts';
import { askNoMore, askQuestions, makeRoom } from '../writeForm.ts';

/**
 * Takes a question out of a form. Its answers stay, and other forms go on asking it. A role that the form needs stays in it. Returns the
 * place to which `putQuestionBack` returns it.
 */
export async function takeQuestionOut(
  ctx: Ctx,
  form: FormOf,
  id: number,
): Promise<{ ok: true; place: QuestionPlace } | { ok: false; reason: 'unknown' | 'needed' }> {
  const question = await questionIn(ctx, form, id);
  if (!question) return { ok: false, reason: 'unknown' };
  if (form.table.needs.includes(question.role ?? '')) return { ok: false, reason: 'needed' };
  await askNoMore(ctx, form, id);
  const { version, step, position } = question;
  return { ok: true, place: { version, step, position } };
}

/** Puts a removed question back into the form, in its former version and place. */
export async function putQuestionBack(
  ctx: Ctx,
  form: FormOf,
  { question, place }: { question: number; place: QuestionPlace },
): Promise<{ ok: true } | { ok: false; reason: 'changed-since' }> {
  return inTransaction(ctx, async (ctx) => {
    const steps = await stepsIn(ctx, form);
    const isBack = steps.some(({ questions }) => questions.some(({ id }) => id === question));
    const step = steps.find((one) => one.step === place.step);
    const role = await roleOf(ctx, form.programme, question);
    // Somebody may have added a question with the same role meanwhile.
    if (isBack || !step || (role && isAsked(steps, role))) return { ok: false, reason: 'changed-since' };
    await makeRoom(ctx, form, place);
    await askQuestions(ctx, form, [{ question, ...place }]);
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
