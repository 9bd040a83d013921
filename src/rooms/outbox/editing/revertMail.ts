import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { lockMail, setWords } from './lockMail.ts';

/** Gives an edited mail its original words back; from then on it is written anew before it leaves. */
export async function revertMail(
  ctx: Ctx,
  input: { programme: number; actor: Actor; mail: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'gone' }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockMail(ctx, input.programme, input.mail);
    if (!row?.edited_at) return { ok: false, reason: 'gone' };
    const fresh = await ctx.mailer.compose(ctx, {
      programme: input.programme,
      kind: row.kind,
      person: row.person_id,
      data: row.data,
    });
    await setWords(ctx, input, {
      kind: 'mail-reverted',
      of: row.kind,
      set: { ...fresh, edited_at: null, edited_by: null },
    });
    return { ok: true };
  });
}
