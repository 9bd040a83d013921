import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockAgreement, setSide } from './present.ts';
import type { NotTheirs } from './present.ts';
import { areTooLong } from './terms.ts';

/** Changes a member's hopes in the standing agreement and in an open proposal. Nobody has to accept either again. */
export async function writeHopes(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; hopes: string },
): Promise<{ ok: true } | NotTheirs | { ok: false; reason: 'nothing' | 'too-long' }> {
  const { programme, person } = input;
  const hopes = input.hopes.trim();
  if (areTooLong(hopes)) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const found = await lockAgreement(ctx, input);
    if (!found.ok) return found;
    const { standing, open } = found.agreement;
    const versions = [standing, open].flatMap((one) => (one ? [one] : []));
    for (const { id } of versions) await setSide(ctx, { programme, agreement: id, person }, { hopes });
    return versions.length > 0 ? { ok: true } : { ok: false, reason: 'nothing' };
  });
}
