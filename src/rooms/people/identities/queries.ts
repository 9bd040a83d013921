import type { Ctx } from '../../ctx.ts';

/** A person's identity at a provider: the provider's own number for them, and the name it gives. */
export interface KnownAs {
  /** Key of the provider in the settings. */
  provider: string;
  issuer: string;
  subject: string;
  name: string;
}

export interface Identity {
  id: number;
  provider: string;
  issuer: string;
  name: string;
  linkedAt: Date;
  usedAt: Date | null;
}

/** The account with which a provider's number is linked. Addresses play no part. */
export async function accountKnownAs(
  ctx: Pick<Ctx, 'db'>,
  known: Pick<KnownAs, 'provider' | 'issuer' | 'subject'>,
): Promise<{ identity: number; account: number; address: string } | null> {
  const row = await ctx.db
    .selectFrom('sign_in_identity as identity')
    .innerJoin('account', 'account.id', 'identity.account_id')
    .select(['identity.id', 'account_id', 'address'])
    .where('provider', '=', known.provider)
    .where('issuer', '=', known.issuer)
    .where('subject', '=', known.subject)
    .executeTakeFirst();
  return row ? { identity: row.id, account: row.account_id, address: row.address } : null;
}

/** The sign-ins linked with an account, oldest first. */
export async function identitiesOf(ctx: Pick<Ctx, 'db'>, account: number): Promise<Identity[]> {
  const rows = await ctx.db
    .selectFrom('sign_in_identity')
    .select(['id', 'provider', 'issuer', 'name', 'linked_at', 'used_at'])
    .where('account_id', '=', account)
    .orderBy('id')
    .execute();
  return rows.map(({ id, provider, issuer, name, linked_at: linkedAt, used_at: usedAt }) => ({
    id,
    provider,
    issuer,
    name,
    linkedAt,
    usedAt,
  }));
}
