import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { chatById } from '../reading/chatOf.ts';
import { putWish } from '../wish.ts';

/** Somebody wants to be reminded of a chat, or no more. One that is not to come any more has nothing to remind of. */
export async function wishReminders(
  ctx: Ctx,
  { programme, person, chat, reminds }: { programme: number; person: number; chat: number; reminds: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await chatById(ctx, programme, chat);
    if (found?.state !== 'announced' || found.rehearses_id !== null) return { ok: false, reason: 'unknown' };
    await putWish(ctx, { programme, chat, person }, { reminds });
    return { ok: true };
  });
}
