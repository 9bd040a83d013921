import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../ctx.ts';
import { rowsWhich } from '../../pieces.ts';
import type { Rows } from '../../pieces.ts';
import { hashToken } from './sessions.ts';

/** Days after its last sign-in for which a browser stays known; browsers keep no cookie for longer. */
export const DEVICE_DAYS = 400;

/** The owner of a browser: an account, or a (normalised) address. */
type Owner = { account: number } | { address: string };

/**
 * Notes that somebody signed in with this browser. `token` is what the browser holds; a browser without one gets a new one. `isNew`: this
 * account had never signed in with the browser.
 */
export async function rememberDevice(
  ctx: Ctx,
  input: { account: number; token: string | undefined },
): Promise<{ token: string; isNew: boolean }> {
  const token = isToken(input.token) ? input.token : randomBytes(32).toString('base64url');
  const isNew = !(await knownDevice(ctx, { account: input.account }, token));
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('device')
    .values({
      account_id: input.account,
      token_hash: hashToken(token),
      first_seen_at: now,
      last_seen_at: now,
    })
    .onConflict((c) => c.columns(['account_id', 'token_hash']).doUpdateSet({ last_seen_at: now }))
    .execute();
  return { token, isNew };
}

/** Whether the owner has signed in with the browser that holds `token`. Runs the same query for any address. */
export async function knownDevice(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  owner: Owner,
  token: string | undefined,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('device')
    .innerJoin('account', 'account.id', 'device.account_id')
    .select('account.id')
    .where('token_hash', '=', hashToken(token ?? ''))
    .where('last_seen_at', '>', daysAgo(ctx))
    .where((eb) =>
      'account' in owner ? eb('account.id', '=', owner.account) : eb('account.address', '=', owner.address),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Browsers that nobody has signed in with for that many days. */
export const oldDevices = (ctx: Ctx): Rows => rowsWhich('device', sql`last_seen_at < ${daysAgo(ctx)}`);

const isToken = (token: string | undefined): token is string => /^[\w-]{43}$/.test(token ?? '');

const daysAgo = (ctx: Pick<Ctx, 'clock'>): Date =>
  new Date(ctx.clock.now().getTime() - DEVICE_DAYS * 86_400_000);
