import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { stepsIn } from '../formTable.ts';
import type { FormOf } from '../formTable.ts';
import { askOtherwise } from '../writeForm.ts';

/** Moves a question of a form one place up or down, into the neighbouring step at the edge of its own. */
export async function moveQuestionIn(
  ctx: Ctx,
  form: FormOf,
  { question: id, to }: { question: number; to: 'up' | 'down' },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'at-the-edge' }> {
  return inTransaction(ctx, async (ctx) => {
    const steps = (await stepsIn(ctx, form)).map(({ step, questions }) => ({
      step,
      ids: questions.map((question) => question.id),
    }));
    const at = steps.findIndex((step) => step.ids.includes(id));
    const own = steps[at];
    if (!own) return { ok: false, reason: 'unknown' };
    const place = own.ids.indexOf(id);
    const next = to === 'up' ? place - 1 : place + 1;
    own.ids.splice(place, 1);
    if (next >= 0 && next <= own.ids.length) own.ids.splice(next, 0, id);
    else {
      const beside = steps[to === 'up' ? at - 1 : at + 1];
      if (!beside) return { ok: false, reason: 'at-the-edge' };
      if (to === 'up') beside.ids.push(id);
      else beside.ids.unshift(id);
    }
    for (const { step, ids } of steps)
      for (const [index, question] of ids.entries())
        await askOtherwise(ctx, form, question, { step, position: index + 1 });
    return { ok: true };
  });
}
