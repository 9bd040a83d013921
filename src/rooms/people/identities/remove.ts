import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';

/** Unlinks a provider's number from its account: nobody can sign in with it from now on. */
export async function removeIdentity(
  ctx: Ctx,
  input: { programme: number; person: number; account: number; identity: number; called: string },
): Promise<{ ok: boolean }> {
  const { programme, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('sign_in_identity')
      .where('id', '=', input.identity)
      .where('account_id', '=', input.account)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return { ok: false };
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'sign-in-removed',
      subject: ['person', person],
      data: { detail: input.called },
    });
    return { ok: true };
  });
}
