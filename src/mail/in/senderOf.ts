import type { Ctx } from '../../rooms/ctx.ts';
import type { IncomingRow, SenderCheck } from '../../rooms/incoming/index.ts';
import { personByAddress, personById } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Target } from '../ownAddresses/replyAddress.ts';
import { senderAddress } from './senderCheck/index.ts';
import type { Message } from './message/index.ts';
import type { MailInSettings } from './process.ts';

export async function senderOf(
  ctx: Ctx,
  settings: MailInSettings,
  mail: { row: IncomingRow; message: Message; target: Target; owner: Person | null },
) {
  const { row, message, target, owner } = mail;
  const address = senderAddress(message);
  const isProven = row.proof === 'pass';
  // A reply address given out before its person signed out everywhere, or moved, may be in anybody's hands by now.
  const isStale = owner !== null && target.epoch !== undefined && target.epoch < owner.link_epoch;
  const mustPass = isStale || target.mustProve || settings.mustProve || row.proof === 'fail';
  const isTheirs = address !== '' && owner?.address === address && (isProven || !mustPass);
  const isVouchedFor = row.vouched_at !== null;
  let person: Person | null = null;
  if (owner) person = isVouchedFor || isTheirs ? owner : null;
  const named = address === '' ? null : await personByAddress(ctx, target.programme, address);
  if (!owner && isVouchedFor && row.person_id !== null)
    person = await personById(ctx, target.programme, row.person_id);
  else if (!owner && (isProven || isVouchedFor)) person = named;
  const claimed = person ? null : named;
  const isShown = isProven || isVouchedFor || (owner !== null && person !== null);
  const check = row.proof as SenderCheck;
  return { address, name: message.from?.name ?? '', check, isShown, person, claimed };
}
