import { tidyTexts } from '../../../lib/text/texts.ts';
import { createHash } from 'node:crypto';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { stepsIn } from '../formTable.ts';
import type { FormOf } from '../formTable.ts';
import { changeStep } from '../writeForm.ts';

export interface Heading {
  title: Texts;
  help: Texts;
}

/**
 * Changes the title of a form's step and the words beneath. `source` is the programme's source locale, in which a title is required; `base`
 * is the version of the words that the writer began with (`headingVersion`).
 */
export async function retitleStepIn(
  ctx: Ctx,
  form: FormOf,
  input: Heading & { step: number; source: string; base?: string },
): Promise<
  { ok: true; before: Heading; after: Heading } | { ok: false; reason: 'unknown' | 'no-title' | 'overtaken' }
> {
  const step = (await stepsIn(ctx, form)).find((one) => one.step === input.step);
  if (!step) return { ok: false, reason: 'unknown' };
  const [title, help] = [tidyTexts(input.title), tidyTexts(input.help)];
  const before = { title: step.title, help: step.help };
  if (input.base !== undefined && input.base !== headingVersion(before))
    return { ok: false, reason: 'overtaken' };
  if (!title[input.source]) return { ok: false, reason: 'no-title' };
  await changeStep(ctx, form, { step: input.step, title, help });
  return { ok: true, before, after: { title, help } };
}

/** The version of a step's words; it differs whenever one of them differs. */
export const headingVersion = ({ title, help }: Heading): string =>
  createHash('sha256')
    .update(JSON.stringify([title, help].map((texts) => Object.entries(texts).toSorted())))
    .digest('base64url')
    .slice(0, 16);
