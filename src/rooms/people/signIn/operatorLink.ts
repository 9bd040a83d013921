import { randomBytes, timingSafeEqual } from 'node:crypto';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { readSetting, removeSetting, writeSetting } from '../../settings/index.ts';
import { hashToken } from './sessions.ts';

const KEY = 'operator-link';
/** Days for which the link works; a start without an operator makes a new one anyway. */
const DAYS = 7;

interface Kept {
  hash: string;
  until: string;
}

export async function isThereAnOperator(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  const row = await ctx.db.selectFrom('operator').select('account_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** A new one-time token that makes its user an operator. The one before it no longer works. */
export async function makeOperatorLink(ctx: Ctx): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const now = ctx.clock.now();
  const kept: Kept = {
    hash: hashToken(token).toString('hex'),
    until: new Date(now.getTime() + DAYS * 86_400_000).toISOString(),
  };
  await writeSetting(ctx, KEY, kept);
  return token;
}

/** Whether a token would still make somebody an operator. Changes nothing. */
export async function isOperatorLink(ctx: Ctx, token: string): Promise<boolean> {
  const kept = (await readSetting(ctx, KEY)) as Kept | null;
  if (!kept) return false;
  const { hash, until } = kept;
  const right = Buffer.from(hash, 'hex');
  return new Date(until) > ctx.clock.now() && timingSafeEqual(right, hashToken(token));
}

/** Uses up the token: the account of a (normalised) address becomes an operator's. */
export async function becomeOperator(
  ctx: Ctx,
  input: { token: string; address: string },
): Promise<{ ok: true; account: number } | { ok: false; reason: 'over' }> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom('setting').select('key').where('key', '=', KEY).forUpdate().execute();
    if (!(await isOperatorLink(ctx, input.token))) return { ok: false, reason: 'over' };
    await removeSetting(ctx, KEY);
    const now = ctx.clock.now();
    await ctx.db
      .insertInto('account')
      .values({ address: input.address, created_at: now })
      .onConflict((c) => c.column('address').doNothing())
      .execute();
    const { id } = await ctx.db
      .selectFrom('account')
      .select('id')
      .where('address', '=', input.address)
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('operator')
      .values({ account_id: id, since: now })
      .onConflict((c) => c.column('account_id').doNothing())
      .execute();
    ctx.log.info({ account: id }, 'somebody became an operator');
    return { ok: true, account: id };
  });
}
