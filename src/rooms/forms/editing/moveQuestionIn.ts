import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { placeQuestions } from '../arrange.ts';
import { stepsIn } from '../formTable.ts';
import type { FormOf } from '../formTable.ts';

/**
 * The place to which a question goes: one place on, before another question of a step (null: to its end), or to a place in the step, from
 * 1.
 */
export type QuestionGoal =
  | 'up'
  | 'down'
  | { step: number; before: number | null }
  | { step: number; place: number };

interface Steps {
  step: number;
  ids: number[];
}

/** Moves a question of a form; one place on at the edge of its step leads into the neighbouring step. Returns its former place. */
export async function moveQuestionIn(
  ctx: Ctx,
  form: FormOf,
  { question: id, to }: { question: number; to: QuestionGoal },
): Promise<
  | { ok: true; before: { step: number; place: number } }
  | { ok: false; reason: 'unknown' | 'at-the-edge' | 'changed-since' }
> {
  return inTransaction(ctx, async (ctx) => {
    const steps: Steps[] = (await stepsIn(ctx, form)).map(({ step, questions }) => ({
      step,
      ids: questions.map((question) => question.id),
    }));
    const at = steps.findIndex((step) => step.ids.includes(id));
    const own = steps[at];
    if (!own) return { ok: false, reason: 'unknown' };
    const place = own.ids.indexOf(id);
    own.ids.splice(place, 1);
    const reason = typeof to === 'string' ? moveOn(steps, at, { id, place, to }) : putAt(steps, id, to);
    if (reason) return { ok: false, reason };
    await placeQuestions(ctx, form, steps);
    return { ok: true, before: { step: own.step, place: place + 1 } };
  });
}

function moveOn(
  steps: readonly Steps[],
  at: number,
  { id, place, to }: { id: number; place: number; to: 'up' | 'down' },
): 'at-the-edge' | null {
  const own = steps[at]!;
  const next = to === 'up' ? place - 1 : place + 1;
  if (next >= 0 && next <= own.ids.length) own.ids.splice(next, 0, id);
  else {
    const beside = steps[to === 'up' ? at - 1 : at + 1];
    if (!beside) return 'at-the-edge';
    if (to === 'up') beside.ids.push(id);
    else beside.ids.unshift(id);
  }
  return null;
}

function putAt(
  steps: readonly Steps[],
  id: number,
  to: Exclude<QuestionGoal, string>,
): 'changed-since' | null {
  const goal = steps.find(({ step }) => step === to.step);
  if (!goal) return 'changed-since';
  if ('place' in to) goal.ids.splice(to.place - 1, 0, id);
  else if (to.before === null) goal.ids.push(id);
  else {
    const place = goal.ids.indexOf(to.before);
    if (place < 0) return 'changed-since';
    goal.ids.splice(place, 0, id);
  }
  return null;
}
