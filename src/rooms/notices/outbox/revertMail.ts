import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockMail } from './lockMail.ts';

/** Gives a mail that was edited its own words back; from then on it is written anew before it leaves. */
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
    await ctx.db
      .updateTable('outbox')
      .set({ ...fresh, edited_at: null, edited_by: null })
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.mail)
      .execute();
    await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: 'mail-reverted',
      subject: ['outbox', input.mail],
      data: { kind: row.kind },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}
