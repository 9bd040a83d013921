import { normaliseAddress } from '../../lib/address.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import {
  HANDED,
  MOST_TRIES,
  holdIncoming,
  noteFailure,
  openIncoming,
  placeIncoming,
  settleIncoming,
} from '../../rooms/incoming/index.ts';
import type { IncomingRow, Outcome } from '../../rooms/incoming/index.ts';
import { personByAddress, personById } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { readReplyAddress } from '../addresses.ts';
import type { Target } from '../addresses.ts';
import { askOwner } from './askOwner.ts';
import { guessTarget, isGeneral, isSender, onlyProgramme, readAddress } from './address.ts';
import type { OwnAddresses } from './address.ts';
import { handlers } from './handlers.ts';
import { automaticReason } from './loops.ts';
import { isProvenBy } from './proof.ts';
import { readMessage } from './message/index.ts';
import type { Message, Unreadable } from './message/index.ts';

export interface MailInSettings extends OwnAddresses {
  /** Names under which our own mail servers write Authentication-Results; with none, the From line is believed. */
  authserv: readonly string[];
}

/** Reads a stored mail and hands it to whom it is for. Doing it again changes nothing; a failure is tried again, a few times. */
export async function processIncoming(ctx: Ctx, settings: MailInSettings, id: number): Promise<void> {
  const row = await openIncoming(ctx, id);
  if (!row) return;
  try {
    const read = await readMessage(row.raw);
    await inTransaction(ctx, async (ctx) => {
      if (!(await holdIncoming(ctx, id))) return;
      const outcome = read.ok
        ? await decide(ctx, settings, row, read.message)
        : await unreadable(ctx, settings, row, read.reason);
      await settleIncoming(ctx, id, outcome);
    });
  } catch (error) {
    ctx.log.error({ err: error, incoming: id }, 'an incoming mail could not be handled');
    await noteFailure(ctx, id, String(error));
    if (row.attempts < MOST_TRIES) throw error;
    await settleIncoming(ctx, id, { tray: 'failed' });
  }
}

async function decide(
  ctx: Ctx,
  settings: MailInSettings,
  row: IncomingRow,
  message: Message,
): Promise<Outcome> {
  const handed = handedOver(row);
  const target = handed ?? (await targetOf(ctx, settings, row, message));
  await place(ctx, row, target);
  const handler = target && handlers.get(target.kind);
  const automatic = automaticReason(message, row.envelope_from, isOwn(ctx, settings));
  if (automatic && !handed && !handler?.takesAutomatic) return { left: automatic };
  if (!handler) return { tray: 'no-address' };
  const owner = target.person === null ? null : await personById(ctx, target.programme, target.person);
  if (target.person !== null && (!owner || owner.erased_at)) return { tray: 'person-gone' };
  const sender = await senderOf(ctx, settings, { row, message, target, owner });
  if (sender.person && !owner) await place(ctx, row, { ...target, person: sender.person.id });
  if (handler.needsSender && target.person !== null && !sender.person) {
    if (owner) await askOwner(ctx, owner, { row, message, sender: sender.address });
    return { tray: 'sender' };
  }
  const envelope = { from: row.envelope_from, to: row.envelope_to };
  const incoming = { id: row.id, envelope, receivedAt: row.received_at, message, sender, automatic };
  return handler.handle(ctx, incoming, target);
}

/** What a volunteer handed to the inbox goes there, whatever its address says. */
function handedOver({ kind, programme_id: programme }: IncomingRow): Target | null {
  return kind === HANDED && programme !== null
    ? { kind: 'inbox', programme, person: null, subject: 0 }
    : null;
}

async function targetOf(
  ctx: Ctx,
  settings: MailInSettings,
  { envelope_to: to }: IncomingRow,
  message: Message,
): Promise<Target | null> {
  const target = await readAddress(ctx, settings.replies, to);
  return target ?? (isGeneral(settings, to) ? guessTarget(ctx, message) : null);
}

async function unreadable(
  ctx: Ctx,
  settings: MailInSettings,
  row: IncomingRow,
  reason: Unreadable,
): Promise<Outcome> {
  await place(ctx, row, await readAddress(ctx, settings.replies, row.envelope_to));
  return { tray: reason };
}

/** Also what has no address of ours is somebody's to look at: the programme's, when there is but one. */
async function place(ctx: Ctx, row: IncomingRow, target: Target | null): Promise<void> {
  const programme = target?.programme ?? row.programme_id ?? (await onlyProgramme(ctx));
  await placeIncoming(ctx, row.id, {
    programme,
    person: target?.person ?? null,
    kind: target?.kind ?? null,
  });
}

async function senderOf(
  ctx: Ctx,
  settings: MailInSettings,
  mail: { row: IncomingRow; message: Message; target: Target; owner: Person | null },
) {
  const { row, message, target, owner } = mail;
  // What mails gave out before its person signed out everywhere, or moved, may be anybody's by now.
  const isStale = owner !== null && target.epoch !== undefined && target.epoch < owner.link_epoch;
  // A mail with two From lines is nobody's: which one was looked at before cannot be told.
  const isOne = message.headers.filter(({ key }) => key === 'from').length === 1;
  const address = isOne ? (normaliseAddress(message.from?.address ?? '') ?? '') : '';
  const isAuthenticated = address !== '' && isProvenBy(message, settings.authserv);
  const isProven = isAuthenticated || (address !== '' && settings.authserv.length === 0);
  const isVouchedFor = row.vouched_at !== null;
  let person: Person | null = null;
  const isTheirs = owner?.address === address && (isStale ? isAuthenticated : isProven);
  if (owner) person = isVouchedFor || isTheirs ? owner : null;
  else if (isProven) person = await personByAddress(ctx, target.programme, address);
  const isShown = isAuthenticated || (owner !== null && person !== null);
  return { address, name: message.from?.name ?? '', isProven, isShown, person };
}

/** Tells our own addresses: what we send as, and what we would be answered at. */
function isOwn(ctx: Ctx, settings: MailInSettings): (address: string) => boolean {
  return (address) =>
    isSender(settings, address) ||
    (address.toLowerCase().startsWith('bounce+') &&
      address.toLowerCase().endsWith(`@${settings.sender.split('@')[1] ?? ''}`)) ||
    readReplyAddress(ctx, settings.replies, address) !== null;
}
