import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { mayAnswerStranger } from '../../../rooms/incoming/index.ts';
import type { IncomingRow } from '../../../rooms/incoming/index.ts';
import { personById } from '../../../rooms/people/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { handlers } from '../handlers.ts';

/**
 * Tells the owner of the reply address that their mail was too large to read and went nowhere, if its handler has words for that. The mail
 * is not read, so only the envelope's sender shows that it is theirs: they are told once a day. False when nobody was told: then the mail
 * goes to the tray.
 */
export async function tellTooLarge(
  ctx: Ctx,
  row: Pick<IncomingRow, 'id' | 'envelope_from'>,
  target: Target,
): Promise<boolean> {
  const told = handlers.get(target.kind)?.tooLarge?.(target);
  if (!told || target.person === null) return false;
  const owner = await personById(ctx, target.programme, target.person);
  if (!owner?.address || owner.erased_at || normaliseAddress(row.envelope_from) !== owner.address)
    return false;
  if (!(await mayAnswerStranger(ctx, owner.address))) return false;
  await ctx.mailer.queue(ctx, [
    { ...told, programme: target.programme, occasion: `incoming:${row.id}`, person: owner.id },
  ]);
  return true;
}
