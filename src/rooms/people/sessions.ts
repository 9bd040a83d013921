import { createHash, randomBytes } from 'node:crypto';
import type { Ctx } from '../ctx.ts';
import { holdsRights } from './holdsRights.ts';

/** Days a session lasts without a visit, a volunteer's and another's, and at the longest. */
const VOLUNTEER_IDLE_DAYS = 7;
const IDLE_DAYS = 30;
const LONGEST_DAYS = 180;
/** Minutes that a code typed in a session counts for whatever asks for one. */
const PROOF_MINUTES = 10;

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Opens a session for an account and returns its token, which is never stored. `device` is the browser's own name, shortened; with
 * `proved` its owner has just shown, by a code, that the mailbox is theirs.
 */
export async function openSession(
  ctx: Ctx,
  input: { account: number; device: string; proved?: boolean },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('session')
    .values({
      account_id: input.account,
      token_hash: hashToken(token),
      device: input.device.slice(0, 120),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + LONGEST_DAYS * 86_400_000),
      proved_at: input.proved ? now : null,
    })
    .execute();
  return token;
}

export interface Session {
  id: number;
  account: number;
  operator: boolean;
  /** Whether its owner has shown a moment ago that the mailbox is theirs. */
  isProved: boolean;
}

/** The session of a token, if it is still good; notes the visit at most once an hour. */
export async function readSession(ctx: Ctx, token: string): Promise<Session | null> {
  const now = ctx.clock.now();
  const row = await ctx.db
    .selectFrom('session')
    .leftJoin('operator', 'operator.account_id', 'session.account_id')
    .select(['session.id', 'session.account_id', 'session.seen_at', 'session.proved_at', 'operator.since'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('seen_at', '>', daysBefore(now, IDLE_DAYS))
    .executeTakeFirst();
  if (!row) return null;
  // Asked only where it matters: who comes every day is not held up by it.
  if (row.seen_at <= daysBefore(now, VOLUNTEER_IDLE_DAYS) && (await holdsRights(ctx, row.account_id)))
    return null;
  if (now.getTime() - row.seen_at.getTime() > 3_600_000)
    await ctx.db.updateTable('session').set({ seen_at: now }).where('id', '=', row.id).execute();
  return {
    id: row.id,
    account: row.account_id,
    operator: row.since !== null,
    isProved: row.proved_at !== null && row.proved_at.getTime() > now.getTime() - PROOF_MINUTES * 60_000,
  };
}

/** Ends one session of an account, or all of them; then no browser is known to it any more either. */
export async function endSessions(ctx: Ctx, input: { account: number; session?: number }): Promise<void> {
  let query = ctx.db.deleteFrom('session').where('account_id', '=', input.account);
  if (input.session !== undefined) query = query.where('id', '=', input.session);
  await query.execute();
  if (input.session === undefined)
    await ctx.db.deleteFrom('device').where('account_id', '=', input.account).execute();
}

export interface OpenSession {
  id: number;
  device: string;
  createdAt: Date;
  seenAt: Date;
}

/** The sessions of an account that are still good, the last used first. */
export async function sessionsOf(ctx: Ctx, account: number): Promise<OpenSession[]> {
  const now = ctx.clock.now();
  const idle = (await holdsRights(ctx, account)) ? VOLUNTEER_IDLE_DAYS : IDLE_DAYS;
  const rows = await ctx.db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .where('seen_at', '>', daysBefore(now, idle))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  }));
}

/** Forgets sessions that are over: they hold names of browsers that nobody needs. */
export async function forgetSessions(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<', now), eb('seen_at', '<', daysBefore(now, IDLE_DAYS))]))
    .execute();
}
