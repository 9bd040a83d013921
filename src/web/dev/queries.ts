import type { Email } from 'postal-mime';
import type { Ctx } from '../../rooms/ctx.ts';

export interface KeptMail {
  id: number;
  address: string;
  subject: string;
  at: Date;
}

export function keptMails(ctx: Pick<Ctx, 'db'>): Promise<KeptMail[]> {
  return ctx.db
    .selectFrom('mailbox')
    .select(['id', 'address', 'subject', 'at'])
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

export async function keptMail(
  ctx: Pick<Ctx, 'db'>,
  id: number,
): Promise<(KeptMail & { raw: Buffer }) | null> {
  const row = await ctx.db.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** The contact address of the first programme; '' while there is none. */
export async function anAddress(ctx: Pick<Ctx, 'db'>): Promise<string> {
  const row = await ctx.db
    .selectFrom('programme')
    .select('contact_address')
    .where('archived_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.contact_address ?? '';
}

export async function partsOf(raw: Buffer): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  return PostalMime.parse(raw);
}
