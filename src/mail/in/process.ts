import { meansFullDisk } from '../../lib/files/disk.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import {
  HANDED,
  MOST_TRIES,
  UNSEEN,
  askForPictures,
  resumeWithSenderCheck,
  lockIncoming,
  mailedPictures,
  noteFailure,
  noteSenderCheck,
  openIncoming,
  finishIncoming,
  takeBackTry,
} from '../../rooms/incoming/index.ts';
import type { IncomingRow, MailedPicture, Outcome, SenderCheck } from '../../rooms/incoming/index.ts';
import { personById } from '../../rooms/people/index.ts';
import { readReplyAddress } from '../ownAddresses/replyAddress.ts';
import type { Target } from '../ownAddresses/replyAddress.ts';
import { askOwner } from './answering/askOwner.ts';
import { isGeneral, isSender } from '../ownAddresses/isOurs.ts';
import { asksFew, guessTarget, sharedTarget } from '../ownAddresses/guessTarget.ts';
import { readTarget } from '../ownAddresses/readTarget.ts';
import type { OwnAddresses } from '../ownAddresses/isOurs.ts';
import { handlers } from './handlers.ts';
import { automaticReason, isLetIn } from './loops.ts';
import { UndrawnPictures } from './pictures.ts';
import type { CheckSender } from './senderCheck/index.ts';
import { readAside } from './message/index.ts';
import type { Message } from './message/index.ts';
import { senderOf } from './senderOf.ts';
import { trayUnreadable, noteTarget, keptAs } from './intoTray.ts';
import { domainOf } from '../../lib/address/parts.ts';

export interface MailInSettings extends OwnAddresses {
  checkSender: CheckSender;
  /** Whether an answer at somebody's secret address also has to be proven theirs; if not, their From line is enough there. */
  mustProve: boolean;
}

/** Reads a stored mail and hands it to the handler of its address. Repeating it changes nothing; a failure is tried again, a few times. */
export async function processIncoming(ctx: Ctx, settings: MailInSettings, id: number): Promise<void> {
  const row = await openIncoming(ctx, id);
  if (!row) return;
  if (row.attempts > MOST_TRIES) return finish(ctx, settings, row, null, { tray: 'failed' });
  let message: Message | null = null;
  try {
    const [read, drawn] = [await readAside(row.raw), await mailedPictures(ctx, id)];
    if (read.ok) message = read.message;
    if (read.ok && row.proof === null) {
      row.proof = await settings.checkSender(
        row,
        read.message,
        (check) => void processChecked(ctx, id, check),
      );
      // The mail's job starts again when name servers have answered.
      if (row.proof === null) return;
      await noteSenderCheck(ctx, id, row.proof as SenderCheck);
    }
    await inTransaction(ctx, async (ctx) => {
      if (!(await lockIncoming(ctx, id))) return;
      const outcome = read.ok
        ? await decide(ctx, settings, { row, message: read.message, drawn })
        : await trayUnreadable(ctx, settings, row, read.reason);
      await finish(ctx, settings, row, message, outcome);
    });
  } catch (error) {
    if (error instanceof UndrawnPictures) return askForPictures(ctx, id, error);
    ctx.log.error({ err: error, incoming: id }, 'an incoming mail could not be handled');
    if (meansFullDisk(error)) {
      await takeBackTry(ctx, id);
      throw error;
    }
    await noteFailure(ctx, id, String(error));
    if (row.attempts < MOST_TRIES) throw error;
    await finish(ctx, settings, row, message, { tray: 'failed' });
  }
}

async function processChecked(ctx: Ctx, id: number, check: SenderCheck): Promise<void> {
  try {
    await resumeWithSenderCheck(ctx, id, check);
  } catch (error) {
    // The timetable starts the job again.
    ctx.log.warn({ err: error, incoming: id }, 'an incoming mail could not go on');
  }
}

/** Notes what became of a mail. When nobody could handle it and only few may know of it, it goes to them instead of the tray. */
async function finish(
  ctx: Ctx,
  settings: MailInSettings,
  row: IncomingRow,
  message: Message | null,
  outcome: Outcome,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const target = 'tray' in outcome ? await targetOf(ctx, settings, row, message) : null;
    const isRescued =
      target && 'tray' in outcome && (await handlers.get(target.kind)?.rescue?.(ctx, target, outcome.tray));
    await finishIncoming(ctx, row.id, isRescued ? { done: target.kind } : outcome);
  });
}

interface Opened {
  row: IncomingRow;
  message: Message;
  drawn: readonly MailedPicture[];
}

async function decide(ctx: Ctx, settings: MailInSettings, opened: Opened): Promise<Outcome> {
  const { row, message, drawn } = opened;
  const handed = handedOver(row);
  const target = handed ?? (await targetOf(ctx, settings, row, message));
  await noteTarget(ctx, row, target);
  const handler = target && handlers.get(target.kind);
  const automatic = automaticReason(message, row.envelope_from, isOwn(ctx, settings));
  const hears = handler && ctx.brought.replies[handler.kind];
  if (automatic && !handed && !isLetIn(hears, automatic, message)) return { left: automatic };
  if (!handler || !hears) return { tray: 'no-address' };
  const owner = target.person === null ? null : await personById(ctx, target.programme, target.person);
  if (target.person !== null && (!owner || (owner.erased_at && !hears.hearsAnybody)))
    return { tray: 'person-gone' };
  const sender = await senderOf(ctx, settings, { row, message, target, owner });
  if (sender.person && !owner) await noteTarget(ctx, row, { ...target, person: sender.person.id });
  if (hears.needsSender && target.person !== null && !sender.person) {
    const isUnseen = UNSEEN.includes(await keptAs(ctx, target));
    if (owner) await askOwner(ctx, owner, { row, message, sender: sender.address, isUnseen, automatic });
    return { tray: 'sender' };
  }
  const envelope = { from: row.envelope_from, to: row.envelope_to };
  const incoming = { id: row.id, envelope, receivedAt: row.received_at, message, drawn, sender, automatic };
  return handler.handle(ctx, incoming, target);
}

/** A mail that a volunteer handed to the inbox goes there, whatever its address says. */
function handedOver({ kind, programme_id: programme }: IncomingRow): Target | null {
  return kind === HANDED && programme !== null
    ? { kind: 'inbox', programme, person: null, subject: 0 }
    : null;
}

async function targetOf(
  ctx: Ctx,
  settings: MailInSettings,
  { envelope_to: to }: IncomingRow,
  message: Message | null,
): Promise<Target | null> {
  const target = await readTarget(ctx, settings.replies, to);
  if (!message || target?.person) return target;
  const guessed = target
    ? await sharedTarget(ctx, to, message)
    : isGeneral(settings, to) && (await guessTarget(ctx, message));
  const found = guessed || target;
  // Some programs answer the address in From. A mail for few readers, or a yes to another address, still goes where it should.
  return (found && (await asksFew(ctx, found.programme, message))) ?? found;
}

/** Recognises our own addresses: the sender, and those for answers and bounces. */
function isOwn(ctx: Ctx, settings: MailInSettings): (address: string) => boolean {
  return (address) =>
    isSender(settings, address) ||
    (address.toLowerCase().startsWith('bounce+') &&
      address.toLowerCase().endsWith(`@${domainOf(settings.sender)}`)) ||
    readReplyAddress(ctx, settings.replies, address) !== null;
}
