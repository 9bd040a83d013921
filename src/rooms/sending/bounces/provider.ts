import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { readRefusal } from '../../../lib/smtpStatus.ts';
import type { Refusal } from '../../../lib/smtpStatus.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { noteBounce } from './noteBounce.ts';

/** A provider's news of one mail, its signature already checked. */
export interface ProviderEvent {
  /** The provider's own name of the event, so that one told twice counts once. */
  id: string;
  kind: 'bounce' | 'complaint';
  /** Enhanced status code, '' when it does not say. */
  status: string;
  /** Whether the provider itself says that there is no such mailbox. */
  isFinal: boolean;
  reply: string;
  address: string;
  /** The Message-ID of our mail; '' when the provider writes its own. */
  messageId: string;
}

/** An event without a Message-ID can only be about a mail that left within this time. */
const RECENT_MS = 14 * 86_400_000;

/** Notes a provider's news; doing it again changes nothing. */
export async function noteProviderEvents(
  ctx: Ctx,
  provider: string,
  events: readonly ProviderEvent[],
): Promise<void> {
  for (const event of events)
    await inTransaction(ctx, async (ctx) => {
      const first = await ctx.db
        .insertInto('provider_event')
        .values({ provider, id: event.id.slice(0, 300), at: ctx.clock.now() })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      if (first.numInsertedOrUpdatedRows === 0n) return;
      for (const mail of await mailsOf(ctx, event))
        await noteBounce(ctx, {
          programme: mail.programme_id,
          person: mail.person_id,
          mail: mail.id,
          address: mail.address,
          kind: event.kind,
          refusal: refusalOf(event),
          reply: event.reply,
          origin: 'webhook',
        });
    });
}

/** The words of the reader's server count more than the provider's own verdict. */
function refusalOf({ kind, isFinal, reply, status }: ProviderEvent): Refusal {
  if (kind === 'complaint') return { kind: 'soft', isSaid: true };
  const refusal = readRefusal(reply, { status });
  const isOpen = refusal.kind === 'soft' && !refusal.isSaid;
  return isFinal && isOpen ? { kind: 'hard', by: 'code' } : refusal;
}

/** The mail an event is about. Without its Message-ID, the newest mail to that address in each programme. */
async function mailsOf(ctx: Ctx, event: ProviderEvent) {
  const address = normaliseAddress(event.address);
  if (!address) return [];
  const sent = ctx.db
    .selectFrom('outbox')
    .select(['programme_id', 'id', 'person_id', 'address'])
    .where('address', '=', address)
    .where('state', 'in', ['sent', 'failed']);
  if (event.messageId) {
    const named = await sent.where('message_id', '=', event.messageId).execute();
    if (named.length > 0) return named;
  }
  return sent
    .distinctOn('programme_id')
    .where('sent_at', '>', new Date(ctx.clock.now().getTime() - RECENT_MS))
    .orderBy('programme_id')
    .orderBy('sent_at', 'desc')
    .execute();
}
