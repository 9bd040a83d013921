import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Ctx } from '../../ctx.ts';

/** A key that mail of a domain is signed with (RFC 6376). */
export interface DkimKey {
  domain: string;
  selector: string;
  /** The key in the form of the DNS record: base64 of the DER form. */
  publicKey: string;
}

const PURPOSE = 'dkim-key';
const BITS = 2048;
const make = promisify(generateKeyPair);

/** The newest key of each domain, for use within a query. */
export const keyRows = (db: Ctx['db']) =>
  db
    .selectFrom('dkim_key')
    .select(['domain', 'selector', 'public_key as publicKey'])
    .distinctOn('domain')
    .orderBy('domain')
    .orderBy('created_at', 'desc')
    .orderBy('selector', 'desc');

/** Makes a key for a domain that has none we can open; of two processes one wins. */
export async function ensureDkimKey(ctx: Ctx, domain: string): Promise<DkimKey> {
  const known = await newest(ctx, domain);
  if (known && ctx.secrets.open(PURPOSE, known.sealed_key) !== null)
    return { domain, selector: known.selector, publicKey: known.public_key };
  const { privateKey, publicKey } = await make('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const now = ctx.clock.now();
  // A new selector for each key: receivers keep the old record for a while.
  const selector = `antipode${known ? now.getTime().toString(36) : ''}`;
  await ctx.db
    .insertInto('dkim_key')
    .values({
      domain,
      selector,
      public_key: publicKey.toString('base64'),
      sealed_key: ctx.secrets.seal(PURPOSE, privateKey),
      created_at: now,
    })
    .onConflict((c) => c.columns(['domain', 'selector']).doNothing())
    .execute();
  const made = await newest(ctx, domain);
  if (!made) throw new Error(`no key for ${domain}`);
  return { domain, selector: made.selector, publicKey: made.public_key };
}

/** The secret half of a domain's newest key, for signing. Null when there is none, or when the installation's secret has changed. */
export async function signingKey(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  domain: string,
): Promise<{ selector: string; pem: string } | null> {
  const row = await newest(ctx, domain);
  const pem = row && ctx.secrets.open(PURPOSE, row.sealed_key);
  return row && pem ? { selector: row.selector, pem } : null;
}

async function newest(ctx: Pick<Ctx, 'db'>, domain: string) {
  const row = await ctx.db
    .selectFrom('dkim_key')
    .selectAll()
    .where('domain', '=', domain)
    .orderBy('created_at', 'desc')
    .orderBy('selector', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
