import type { Ctx } from '../../rooms/ctx.ts';
import { normaliseAddress } from '../../lib/address.ts';
import { readReplyAddress } from '../addresses.ts';
import type { ReplyForm, Target } from '../addresses.ts';
import { handlers } from './handlers.ts';

/**
 * What an address of ours stands for: a reply address, a form that a handler reads, or a programme's own address. Null for all
 * else, which a listener refuses before it takes the mail.
 */
export async function readAddress(ctx: Ctx, form: ReplyForm, address: string): Promise<Target | null> {
  const reply = readReplyAddress(ctx, form, address);
  if (reply) return handlers.has(reply.kind) ? reply : null;
  const whole = normaliseAddress(address);
  if (!whole) return null;
  const at = whole.lastIndexOf('@');
  const parts = { local: whole.slice(0, at), domain: whole.slice(at + 1) };
  for (const handler of handlers.values()) {
    const target = await handler.reads?.(ctx, parts);
    if (target) return target;
  }
  const programme = await ctx.db
    .selectFrom('programme')
    .select('id')
    .where('contact_address', '=', whole)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst();
  return programme ? { kind: 'inbox', programme: programme.id, person: null, subject: 0 } : null;
}
