import { sameTexts, tidyTexts } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { arrangeSteps } from '../arrange.ts';
import type { ArrangedStep } from '../arrange.ts';
import { stepsIn } from '../formTable.ts';
import type { FormOf } from '../formTable.ts';

/** The most steps of a form; nobody needs more. */
export const MOST_STEPS = 20;

interface Heading {
  title: Texts;
  help: Texts;
}

/** A step that was taken out, with everything it had. */
export interface StepBefore extends Heading {
  step: number;
  questions: readonly number[];
}

async function read(ctx: Ctx, form: FormOf): Promise<ArrangedStep[]> {
  return (await stepsIn(ctx, form)).map(({ title, help, questions }) => ({
    title,
    help,
    questions: questions.map(({ id }) => id),
  }));
}

/** Adds a step without questions at the end of a form. `source` is the programme's source locale, in which a title is required. */
export async function addStepTo(
  ctx: Ctx,
  form: FormOf,
  input: Heading & { source: string },
): Promise<{ ok: true; step: number; title: Texts } | { ok: false; reason: 'no-title' | 'too-many' }> {
  return inTransaction(ctx, async (ctx) => {
    const steps = await read(ctx, form);
    const [title, help] = [tidyTexts(input.title), tidyTexts(input.help)];
    if (!title[input.source]) return { ok: false, reason: 'no-title' };
    if (steps.length >= MOST_STEPS) return { ok: false, reason: 'too-many' };
    await arrangeSteps(ctx, form, [...steps, { title, help, questions: [] }]);
    return { ok: true, step: steps.length + 1, title };
  });
}

/** Moves a step with its questions one place up or down. */
export async function moveStepIn(
  ctx: Ctx,
  form: FormOf,
  { step, to, title }: { step: number; to: 'up' | 'down'; title?: Texts },
): Promise<
  | { ok: true; step: number; title: Texts }
  | { ok: false; reason: 'unknown' | 'at-the-edge' | 'changed-since' }
> {
  return inTransaction(ctx, async (ctx) => {
    const steps = await read(ctx, form);
    const own = steps[step - 1];
    if (!own) return { ok: false, reason: 'unknown' };
    if (title && !sameTexts(own.title, title)) return { ok: false, reason: 'changed-since' };
    const goal = to === 'up' ? step - 1 : step + 1;
    if (goal < 1 || goal > steps.length) return { ok: false, reason: 'at-the-edge' };
    steps.splice(step - 1, 1);
    steps.splice(goal - 1, 0, own);
    await arrangeSteps(ctx, form, steps);
    return { ok: true, step: goal, title: own.title };
  });
}

/** Takes a step out of a form. Its questions go to the end of the step before; for the first step, to the beginning of the one after. */
export async function takeStepOut(
  ctx: Ctx,
  form: FormOf,
  { step, title, isEmpty }: { step: number; title?: Texts; isEmpty?: boolean },
): Promise<
  { ok: true; before: StepBefore } | { ok: false; reason: 'unknown' | 'only-step' | 'changed-since' }
> {
  return inTransaction(ctx, async (ctx) => {
    const steps = await read(ctx, form);
    const own = steps[step - 1];
    if (!own) return { ok: false, reason: 'unknown' };
    if ((title && !sameTexts(own.title, title)) || (isEmpty && own.questions.length > 0))
      return { ok: false, reason: 'changed-since' };
    if (steps.length === 1) return { ok: false, reason: 'only-step' };
    const beside = steps[step === 1 ? 1 : step - 2]!;
    const questions =
      step === 1 ? [...own.questions, ...beside.questions] : [...beside.questions, ...own.questions];
    const rest = steps.filter((one) => one !== own);
    await arrangeSteps(
      ctx,
      form,
      rest.map((one) => (one === beside ? { title: one.title, help: one.help, questions } : one)),
    );
    return { ok: true, before: { step, ...own } };
  });
}

/** Puts a removed step back, with those of its questions that are still asked. */
export async function putStepBack(
  ctx: Ctx,
  form: FormOf,
  before: StepBefore,
): Promise<{ ok: true } | { ok: false; reason: 'changed-since' }> {
  return inTransaction(ctx, async (ctx) => {
    const steps = await read(ctx, form);
    if (before.step > steps.length + 1 || steps.length >= MOST_STEPS)
      return { ok: false, reason: 'changed-since' };
    const asked = new Set(steps.flatMap(({ questions }) => questions));
    const own = before.questions.filter((id) => asked.has(id));
    const rest: ArrangedStep[] = steps.map(({ title, help, questions }) => ({
      title,
      help,
      questions: questions.filter((id) => !own.includes(id)),
    }));
    rest.splice(before.step - 1, 0, { title: before.title, help: before.help, questions: own });
    await arrangeSteps(ctx, form, rest);
    return { ok: true };
  });
}
