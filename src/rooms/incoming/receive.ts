import { createHash } from 'node:crypto';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { bodyOf, headerOf } from './peek.ts';

export type Channel = 'smtp' | 'imap' | 'webhook';

/** A mail as a channel hands it over: octets untouched, and the envelope it came in. */
export interface Delivered {
  raw: Buffer;
  channel: Channel;
  /** `from` is '' for the null sender. One recipient each: a mail to two of our addresses is two. */
  envelope: { from: string; to: string };
  /** The server that handed it to us and the name it gave, where that was none of ours. */
  client?: { address: string; name: string } | undefined;
}

/**
 * Takes a mail in: stores it raw and starts the job that reads it. Once this resolves the channel may say that we have it, and not
 * before. The same mail again, from the same channel or another, is the one we have.
 */
export async function receiveMail(
  ctx: Ctx,
  { raw, channel, envelope, client }: Delivered,
): Promise<{ id: number; isNew: boolean }> {
  const messageId = headerOf(raw, 'message-id').slice(0, 500);
  const to = plain(envelope.to);
  const fingerprint = fingerprintOf(raw, messageId, to);
  return inTransaction(ctx, async (ctx) => {
    const stored = await ctx.db
      .insertInto('incoming')
      .values({
        channel,
        envelope_from: plain(envelope.from),
        envelope_to: to,
        raw,
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
    if (stored) {
      await ctx.jobs.enqueue(ctx, 'mail-in', { id: stored.id });
      return { id: stored.id, isNew: true };
    }
    const { id } = await ctx.db
      .selectFrom('incoming')
      .select('id')
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirstOrThrow();
    return { id, isNew: false };
  });
}

const plain = (address: string): string =>
  address
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 320);

/** Trace headers differ with the way a mail took; its body does not. A mail without a Message-ID is known by all its octets. */
function fingerprintOf(raw: Buffer, messageId: string, to: string): Buffer {
  const hash = createHash('sha256').update(`${messageId}\0${to.toLowerCase()}\0`);
  return hash.update(messageId === '' ? raw : bodyOf(raw)).digest();
}
