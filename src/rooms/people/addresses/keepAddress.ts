import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { addressChangeById } from './changeAddress.ts';
import { lockChange } from './lockPerson.ts';
import { endOffer } from './offerAddress.ts';

/** Rejects an address that volunteers gave for somebody, in the name of the owner of the present one. Nothing changes. */
export async function keepAddress(
  ctx: Ctx,
  { programme, change }: { programme: number; change: number },
): Promise<{ ok: true } | { ok: false; reason: 'over' }> {
  return inTransaction(ctx, async (ctx) => {
    await lockChange(ctx, { programme, change });
    const found = await addressChangeById(ctx, programme, change);
    if (!found?.holdsAt) return { ok: false, reason: 'over' };
    await endOffer(ctx, { programme, change });
    const { person } = found;
    const actor = { kind: 'person', id: person } as const;
    await record(ctx, { programme, actor, kind: 'address-kept', subject: ['person', person] });
    return { ok: true };
  });
}
