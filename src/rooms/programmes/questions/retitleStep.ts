import type { Texts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { changeStep, tidy } from '../../forms/index.ts';
import { formOfRound, openForm } from './formOfRound.ts';
import { formOf } from './queries.ts';

/** Changes what a step of the form is called and the words beneath. */
export async function retitleStep(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    round: number;
    step: number;
    title: Texts;
    help: Texts;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'unknown' | 'no-title' }> {
  const { programme, actor, round } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const step = (await formOf(ctx, programme, round)).find((one) => one.step === input.step);
    if (!step) return { ok: false, reason: 'unknown' };
    const [title, help] = [tidy(input.title), tidy(input.help)];
    if (!title[open.source_locale]) return { ok: false, reason: 'no-title' };
    await changeStep(ctx, formOfRound(programme, round), { step: input.step, title, help });
    await record(ctx, {
      programme,
      actor,
      kind: 'step-retitled',
      subject: ['round', round],
      round,
      data: { step: input.step, before: { title: step.title, help: step.help } },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}
