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

/** Somebody wants to be reminded of a chat, or no more. One that is not to come any more has nothing to remind of. */
export const wishReminders = (ctx: Ctx, { reminds, ...of }: Of & { reminds: boolean }): Promise<Wished> =>
  wish(ctx, of, { reminds });

/** Somebody wants each question of a chat by mail, to answer it there, or no more. */
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
