import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { tidy } from '../checkQuestion.ts';
import { stepsIn } from '../formTable.ts';
import type { FormOf } from '../formTable.ts';
import { changeStep } from '../writeForm.ts';

interface Heading {
  title: Texts;
  help: Texts;
}

/** Changes the title of a form's step and the words beneath. `source` is the programme's source locale, in which a title is needed. */
export async function retitleStepIn(
  ctx: Ctx,
  form: FormOf,
  input: Heading & { step: number; source: string },
): Promise<{ ok: true; before: Heading } | { ok: false; reason: 'unknown' | 'no-title' }> {
  const step = (await stepsIn(ctx, form)).find((one) => one.step === input.step);
  if (!step) return { ok: false, reason: 'unknown' };
  const [title, help] = [tidy(input.title), tidy(input.help)];
  if (!title[input.source]) return { ok: false, reason: 'no-title' };
  await changeStep(ctx, form, { step: input.step, title, help });
  return { ok: true, before: { title: step.title, help: step.help } };
}
