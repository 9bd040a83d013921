import type { Texts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { retitleStepIn } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { openForm } from './formOfRound.ts';
import type { OnForm } from './formOfRound.ts';

/**
 * Changes the title of a step of the form and the words beneath. `base` is the version of the words that the writer began with
 * (`headingVersion`).
 */
export async function retitleStep(
  ctx: Ctx,
  input: OnForm & {
    step: number;
    title: Texts;
    help: Texts;
    base?: string;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'unknown' | 'no-title' | 'overtaken' }> {
  const { programme, actor, round, step, title, help } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const { form, source } = open;
    const done = await retitleStepIn(ctx, form, {
      step,
      title,
      help,
      source,
      ...(input.base === undefined ? {} : { base: input.base }),
    });
    if (!done.ok) return done;
    await record(ctx, {
      programme,
      actor,
      kind: 'step-retitled',
      subject: ['round', round],
      round,
      data: { step, before: done.before, after: done.after },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}
