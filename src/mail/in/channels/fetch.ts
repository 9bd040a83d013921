import type { Ctx } from '../../../rooms/ctx.ts';
import { DiskFull } from '../../../lib/files/disk.ts';
import { IN_HEADER } from '../../../lib/address/inText.ts';
import { recipientAddress } from '../../../lib/address/recipientAddress.ts';
import { headersOf, receiveForAll } from '../../../rooms/incoming/index.ts';
import { isSender } from '../../ownAddresses/isOurs.ts';
import { readTarget } from '../../ownAddresses/readTarget.ts';
import type { OwnAddresses } from '../../ownAddresses/isOurs.ts';

/** A mailbox from which mail is fetched. */
export interface Mailbox {
  /** Mails in the mailbox that were not taken yet, oldest first. */
  list(): Promise<{ uid: number; size: number }[]>;
  /** The whole mail; null when it has gone meanwhile. */
  read(uid: number): Promise<Buffer | null>;
  /** Notes that we have a mail, so that it is not listed again: moves or marks it. */
  taken(uid: number): Promise<void>;
  /** Marks a mail that stays where it is, so that it is not listed again. */
  leave(uid: number): Promise<void>;
}

/** Most recipients of one mail that are ours, and most that are looked at; nobody honest writes to more. */
const MOST_RECIPIENTS = 20;
const MOST_NAMED = 500;
/** Headers in which servers note the recipient of a mail, then those that the sender wrote. */
const RECIPIENT_HEADERS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-forwarded-to',
  'to',
  'cc',
];
/**
 * Takes in the mails of a mailbox. A mail is marked as taken only once it is stored; if this fails in between, the next pass finds the mail
 * again and recognises it. Returns how many were new.
 */
export async function fetchMail(
  ctx: Ctx,
  mailbox: Mailbox,
  settings: OwnAddresses & { maxSize: number; address: string },
): Promise<number> {
  let fresh = 0;
  for (const { uid, size } of await mailbox.list()) {
    if (size > settings.maxSize) {
      ctx.log.warn({ uid, size }, 'a mail is too large to fetch and stays in its mailbox');
      await mailbox.leave(uid);
      continue;
    }
    // The mail stays in the mailbox, and is found again when there is room.
    if (await ctx.disk.isFull()) throw new DiskFull();
    const raw = await mailbox.read(uid);
    if (!raw) continue;
    const from = senderOf(raw);
    const to = await recipientsOf(ctx, raw, settings);
    const received = await receiveForAll(ctx, { raw, channel: 'imap', from, to });
    fresh += received.filter(({ isNew }) => isNew).length;
    await mailbox.taken(uid);
  }
  return fresh;
}

/** Our own addresses that a mail was sent to. When it names none, the mailbox's own address, so that the mail goes to the tray. */
async function recipientsOf(
  ctx: Ctx,
  raw: Buffer,
  settings: OwnAddresses & { address: string },
): Promise<string[]> {
  const named = RECIPIENT_HEADERS.flatMap((name) => headersOf(raw, name)).flatMap(
    (value) => value.match(IN_HEADER)?.map(recipientAddress) ?? [],
  );
  const ours: string[] = [];
  for (const one of [...new Set(named)].slice(0, MOST_NAMED)) {
    if (ours.length >= MOST_RECIPIENTS) break;
    if (await readTarget(ctx, settings.replies, one)) ours.push(one);
  }
  if (ours.length > 0) return ours;
  return [named.find((one) => isSender(settings, one)) ?? settings.address];
}

/** The envelope's sender as the last server noted it; '' for the null sender. */
function senderOf(raw: Buffer): string {
  const [path] = headersOf(raw, 'return-path');
  if (path !== undefined) return path.replace(/^<|>$/g, '').trim();
  return headersOf(raw, 'from').join(' ').match(IN_HEADER)?.at(-1) ?? '';
}
