import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { formOfRound, openForm } from './formOfRound.ts';
import type { OnQuestion } from './formOfRound.ts';
import { formOf } from './queries.ts';
import { askOtherwise } from '../../forms/index.ts';

/** Moves a question one place up or down, into the neighbouring step at the edge of its own. */
export async function moveQuestion(
  ctx: Ctx,
  input: OnQuestion & { to: 'up' | 'down'; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'unknown' | 'at-the-edge' }> {
  const { programme, actor, round, to } = input;
  return inTransaction(ctx, async (ctx) => {
    if (!(await openForm(ctx, programme, round))) return { ok: false, reason: 'form-closed' };
    const steps = (await formOf(ctx, programme, round)).map(({ step, questions }) => ({
      step,
      ids: questions.map((question) => question.id),
    }));
    const at = steps.findIndex((step) => step.ids.includes(input.question));
    const own = steps[at];
    if (!own) return { ok: false, reason: 'unknown' };
    const place = own.ids.indexOf(input.question);
    const next = to === 'up' ? place - 1 : place + 1;
    own.ids.splice(place, 1);
    if (next >= 0 && next <= own.ids.length) own.ids.splice(next, 0, input.question);
    else {
      const beside = steps[to === 'up' ? at - 1 : at + 1];
      if (!beside) return { ok: false, reason: 'at-the-edge' };
      if (to === 'up') beside.ids.push(input.question);
      else beside.ids.unshift(input.question);
    }
    for (const { step, ids } of steps)
      for (const [index, question] of ids.entries())
        await askOtherwise(ctx, formOfRound(programme, round), question, { step, position: index + 1 });
    await record(ctx, {
      programme,
      actor,
      kind: 'question-moved',
      subject: ['question', input.question],
      round,
      data: { to },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}
