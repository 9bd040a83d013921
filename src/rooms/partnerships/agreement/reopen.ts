import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockAgreement, setSide, tellOf } from './present.ts';
import type { NotTheirs } from './present.ts';

/**
 * Asks to talk again about the standing agreement, which goes on until all accept another version. The others are told once. Nothing more
 * happens when somebody has asked already, or a proposal is open.
 */
export async function reopenAgreement(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number },
): Promise<{ ok: true } | NotTheirs | { ok: false; reason: 'nothing' }> {
  const { programme, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockAgreement(ctx, input);
    if (!found.ok) return found;
    const { own, members, agreement } = found;
    const { standing, open } = agreement;
    if (!standing) return { ok: false, reason: 'nothing' };
    if (open || standing.sides.some(({ reopenedAt }) => reopenedAt)) return { ok: true };
    const now = ctx.clock.now();
    await setSide(ctx, { programme, agreement: standing.id, person }, { reopened_at: now });
    await tellOf(ctx, 'agreement-reopened', {
      programme,
      own,
      agreement: standing.id,
      occasion: `/${now.toISOString()}`,
      to: members.filter((one) => one !== person),
    });
    return { ok: true };
  });
}
