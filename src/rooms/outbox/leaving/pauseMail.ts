import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { setMailPaused } from '../../programmes/index.ts';

type Result = { ok: true } | { ok: false; reason: 'nothing' };

interface Input {
  programme: number;
  actor: Actor;
  undoes?: number;
}

/**
 * Pauses all mail of a programme until somebody resumes it, except urgent mail: codes, mails that protect somebody, and mails that somebody
 * has just asked for.
 */
export const pauseMail = (ctx: Ctx, input: Input): Promise<Result> => set(ctx, input, true);

/** Lets a programme's mail flow again. */
export const resumeMail = (ctx: Ctx, input: Input): Promise<Result> => set(ctx, input, false);

function set(ctx: Ctx, { programme, actor, undoes }: Input, isPaused: boolean): Promise<Result> {
  return inTransaction(ctx, async (ctx) => {
    const changed = await setMailPaused(ctx, isPaused, { programme });
    if (changed.length === 0) return { ok: false, reason: 'nothing' };
    await record(ctx, {
      programme,
      actor,
      kind: isPaused ? 'mail-paused' : 'mail-resumed',
      subject: ['programme', programme],
      ...(undoes === undefined ? {} : { undoes }),
    });
    if (!isPaused) {
      await closeMatter(ctx, { programme, actor, kind: 'mail-restored', subject: ['programme', programme] });
      await ctx.jobs.enqueue(ctx, 'deliver', {});
    }
    return { ok: true };
  });
}
