import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { chatById } from '../reading/chatOf.ts';
import { putWish } from '../wish.ts';

interface Of {
  programme: number;
  person: number;
  chat: number;
}

type Wished = { ok: true } | { ok: false; reason: 'unknown' };

/** Notes that somebody wants to be reminded of a chat, or no longer. Not for a chat that is over or called off. */
export const wishReminders = (ctx: Ctx, { reminds, ...of }: Of & { reminds: boolean }): Promise<Wished> =>
  wish(ctx, of, { reminds });

/** Notes that somebody wants each question of a chat by mail, to answer it there, or no longer. */
export const wishByMail = (ctx: Ctx, { wants, ...of }: Of & { wants: boolean }): Promise<Wished> =>
  wish(ctx, of, { by_mail: wants });

async function wish(ctx: Ctx, of: Of, wanted: { reminds?: boolean; by_mail?: boolean }): Promise<Wished> {
  return inTransaction(ctx, async (ctx) => {
    const found = await chatById(ctx, of.programme, of.chat);
    if (found?.state !== 'announced' || found.rehearses_id !== null) return { ok: false, reason: 'unknown' };
    await putWish(ctx, of, { ...wanted, wished_at: ctx.clock.now() });
    return { ok: true };
  });
}
