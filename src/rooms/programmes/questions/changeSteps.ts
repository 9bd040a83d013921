import type { Texts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { addStepTo, moveStepIn, putStepBack, takeStepOut } from '../../forms/index.ts';
import type { StepBefore } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { openForm } from './formOfRound.ts';
import type { OnForm } from './formOfRound.ts';

interface OnSteps extends OnForm {
  /** The event that this undoes. */
  undoes?: number;
}

const CLOSED = { ok: false, reason: 'form-closed' } as const;

/** Adds a step to a round's form, at its end. */
export async function addStep(
  ctx: Ctx,
  input: OnSteps & { title: Texts; help: Texts },
): Promise<{ ok: true; step: number } | { ok: false; reason: 'form-closed' | 'no-title' | 'too-many' }> {
  const { programme, actor, round, title, help } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return CLOSED;
    const done = await addStepTo(ctx, open.form, { title, help, source: open.source });
    if (!done.ok) return done;
    const data = { step: done.step, title: done.title };
    await record(ctx, { programme, actor, kind: 'step-added', subject: ['round', round], round, data });
    return { ok: true, step: done.step };
  });
}

/** Moves a step of a round's form one place. With a `title`, only if the step still has this title. */
export async function moveStep(
  ctx: Ctx,
  input: OnSteps & { step: number; to: 'up' | 'down'; title?: Texts },
): Promise<
  | { ok: true; step: number }
  | { ok: false; reason: 'form-closed' | 'unknown' | 'at-the-edge' | 'changed-since' }
> {
  const { programme, actor, round, to } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return CLOSED;
    const done = await moveStepIn(ctx, open.form, input);
    if (!done.ok) return done;
    await record(ctx, {
      programme,
      actor,
      kind: 'step-moved',
      subject: ['round', round],
      round,
      data: { step: done.step, to, title: done.title },
      undoes: input.undoes,
    });
    return { ok: true, step: done.step };
  });
}

/**
 * Removes a step; its questions move to a neighbouring step. `title`: only if it still has this title; `isEmpty`: only if it has no
 * questions.
 */
export async function removeStep(
  ctx: Ctx,
  input: OnSteps & { step: number; title?: Texts; isEmpty?: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'unknown' | 'only-step' | 'changed-since' }> {
  const { programme, actor, round } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return CLOSED;
    const done = await takeStepOut(ctx, open.form, input);
    if (!done.ok) return done;
    await record(ctx, {
      programme,
      actor,
      kind: 'step-removed',
      subject: ['round', round],
      round,
      data: { before: done.before },
      undoes: input.undoes,
    });
    return { ok: true };
  });
}

/** Puts a step back that was removed from a round's form. */
export async function restoreStep(
  ctx: Ctx,
  input: OnSteps & { before: StepBefore },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'changed-since' }> {
  const { programme, actor, round, before } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return CLOSED;
    const done = await putStepBack(ctx, open.form, before);
    if (!done.ok) return done;
    const data = { step: before.step, title: before.title };
    await record(ctx, {
      programme,
      actor,
      kind: 'step-added',
      subject: ['round', round],
      round,
      data,
      undoes: input.undoes,
    });
    return done;
  });
}
