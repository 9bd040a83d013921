import { createHash } from 'node:crypto';
import { recipientAddress } from '../../lib/address/recipientAddress.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { bodyOf, headerOf } from './peek.ts';
import { anyOf } from '../../db/anyOf.ts';

export type Channel = 'smtp' | 'imap' | 'webhook';

/** A mail as a channel hands it over: octets untouched, and the envelope it came in. */
export interface Delivered {
  raw: Buffer;
  channel: Channel;
  /** `from` is '' for the null sender. */
  envelope: { from: string; to: string };
  /** The server that handed the mail to us and the name it gave; absent when the server is one of ours. */
  client?: { address: string; name: string } | undefined;
}

/** A mail that was taken in, and whether it is new or was here already. */
interface Received {
  id: number;
  isNew: boolean;
}

/**
 * Takes a mail in: stores its octets and starts the job that reads it. The channel may confirm the mail only once this resolves. The same
 * mail again, from the same channel or another, is the one that is stored.
 */
export async function receiveMail(ctx: Ctx, { envelope, ...mail }: Delivered): Promise<Received> {
  const [received] = await receiveForAll(ctx, { ...mail, from: envelope.from, to: [envelope.to] });
  return received!;
}

/**
 * Takes in a mail for several addresses of ours, all or nothing. Each address gets one, however often and in whatever spelling it is named;
 * the octets are stored once.
 */
export async function receiveForAll(
  ctx: Ctx,
  mail: Omit<Delivered, 'envelope'> & { from: string; to: readonly string[] },
): Promise<Received[]> {
  const messageId = headerOf(mail.raw, 'message-id').slice(0, 500);
  const recipients = new Map(
    [...new Set(mail.to.map(recipientAddress))].map((to) => [to, fingerprintOf(mail.raw, messageId, to)]),
  );
  return inTransaction(ctx, async (ctx) => {
    const had = await known(ctx, [...recipients.values()]);
    const isShared = recipients.size - had.size > 1;
    const shared = isShared
      ? await ctx.db
          .insertInto('incoming_raw')
          .values({ raw: mail.raw })
          .returning('id')
          .executeTakeFirstOrThrow()
      : null;
    const all: Received[] = [];
    for (const [to, fingerprint] of recipients)
      all.push(await store(ctx, { ...mail, to, messageId, fingerprint, shared: shared?.id ?? null }));
    return all;
  });
}

async function store(
  ctx: Ctx,
  mail: Omit<Delivered, 'envelope'> & {
    from: string;
    to: string;
    messageId: string;
    fingerprint: Buffer;
    shared: number | null;
  },
): Promise<Received> {
  const { raw, channel, client, from, to, messageId, fingerprint, shared } = mail;
  const stored = await ctx.db
    .insertInto('incoming')
    .values({
      channel,
      envelope_from: plain(from),
      envelope_to: to,
      raw: shared === null ? raw : Buffer.alloc(0),
      raw_id: shared,
      size: raw.length,
      message_id: messageId,
      fingerprint,
      received_at: ctx.clock.now(),
      state: 'waiting',
      client_address: client?.address ?? null,
      client_name: client ? plain(client.name) : null,
    })
    .onConflict((c) => c.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!stored)
    return { id: (await known(ctx, [fingerprint])).get(fingerprint.toString('hex'))!, isNew: false };
  await ctx.jobs.enqueue(ctx, 'mail-in', { id: stored.id }, urgencyOf(raw.length));
  return { id: stored.id, isNew: true };
}

/** Small mails are read first: they take little time, and should not wait behind large ones of strangers. */
export const urgencyOf = (octets: number): number => -Math.floor(octets / 50_000);

/** Mails that are here already, by their fingerprints in hex. */
async function known(ctx: Ctx, fingerprints: readonly Buffer[]): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('incoming')
    .select(['id', 'fingerprint'])
    .where('fingerprint', '=', anyOf([...fingerprints]))
    .execute();
  return new Map(rows.map((row) => [row.fingerprint.toString('hex'), row.id]));
}

const plain = (address: string): string =>
  address
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 320);

/** Trace headers differ by the route a mail took; its body does not. A mail without a Message-ID is known by all its octets. */
function fingerprintOf(raw: Buffer, messageId: string, to: string): Buffer {
  const hash = createHash('sha256').update(`${messageId}\0${to}\0`);
  return hash.update(messageId === '' ? raw : bodyOf(raw)).digest();
}
