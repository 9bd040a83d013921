import type { Ctx } from '../../rooms/ctx.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { domainOf, localOf } from '../../lib/address/parts.ts';
import { readReplyAddress } from './replyAddress.ts';
import type { ReplyForm, Target } from './replyAddress.ts';
import { handlers } from '../in/handlers.ts';

/**
 * Reads one of our addresses: a reply address, a form that a handler reads, or a programme's own address. Null for any other: a listener
 * refuses these before it takes the mail.
 */
export async function readTarget(ctx: Ctx, form: ReplyForm, address: string): Promise<Target | null> {
  const reply = readReplyAddress(ctx, form, address);
  if (reply) return handlers.has(reply.kind) ? reply : null;
  const whole = normaliseAddress(address);
  if (!whole) return null;
  const parts = { local: localOf(whole), domain: domainOf(whole) };
  for (const handler of handlers.values()) {
    const target = await handler.reads?.(ctx, parts);
    if (target) return target;
  }
  const [programme] = await programmesAt(ctx, whole);
  return programme === undefined ? null : inboxOf(programme);
}

/** The programmes with this own address, the oldest first. */
export async function programmesAt(ctx: Ctx, address: string): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('programme')
    .select('id')
    .where('contact_address', '=', address)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The target for a programme's inbox, open to any writer. */
export const inboxOf = (programme: number): Target => ({
  kind: 'inbox',
  programme,
  person: null,
  subject: 0,
});
