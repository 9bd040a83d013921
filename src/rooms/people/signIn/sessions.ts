import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import { rowsWhich } from '../../pieces.ts';
import type { Rows } from '../../pieces.ts';
import { hasRights } from '../roles/hasRights.ts';
import type { Person } from '../queries.ts';
import type { Grant } from '../roles/roles.ts';

/** Days that a session lasts without a visit, for a volunteer and for others; and at the longest. */
const VOLUNTEER_IDLE_DAYS = 7;
const IDLE_DAYS = 30;
const LONGEST_DAYS = 180;
/** Minutes for which a code typed in a session counts for all acts that need one. */
const PROVED_MINUTES = 10;

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Opens a session for an account and answers its token, which is never stored. `device` is the browser's own name, shortened. `proved`: the
 * owner has just shown by a code that the mailbox is theirs.
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
  /** Whether the owner has just shown that the mailbox is theirs. */
  isProved: boolean;
  /** The owner's person in the named programme, and their present roles there. */
  person: Person | null;
  grants: Grant[];
}

/** Reads everything about somebody who is signed in, at once: each of their pages begins with it. */
const found = often((db, hash: Buffer, now: Date, idle: Date, programme: number) =>
  db
    .selectFrom('session')
    .leftJoin('operator', 'operator.account_id', 'session.account_id')
    .leftJoin('person', (join) =>
      join
        .onRef('person.account_id', '=', 'session.account_id')
        .on('person.programme_id', '=', programme)
        .on('person.erased_at', 'is', null),
    )
    .selectAll('person')
    .select([
      'session.id as session_id',
      'session.account_id as session_account',
      'session.seen_at as session_seen_at',
      'session.proved_at as session_proved_at',
      'operator.since as operator_since',
      sql<
        Grant[] | null
      >`(select json_agg(json_build_object('id', r.id, 'role', r.role, 'country', r.country) order by r.id)
        from role r where r.programme_id = person.programme_id and r.person_id = person.id and r.ended_at is null)`.as(
        'session_grants',
      ),
    ])
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .where('seen_at', '>', idle),
);

/** The session of a token, if it is still good; notes the visit at most once an hour. */
export async function readSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  token: string,
  programme: number | null = null,
): Promise<Session | null> {
  const now = ctx.clock.now();
  // No programme has the number 0.
  const [row] = await found(ctx.db, hashToken(token), now, daysBefore(now, IDLE_DAYS), programme ?? 0);
  if (!row) return null;
  const { session_id, session_account, session_seen_at, session_proved_at, operator_since, ...rest } = row;
  const { session_grants, ...person } = rest;
  // Asked only when it matters, so that it does not slow down people who come every day.
  if (session_seen_at <= daysBefore(now, VOLUNTEER_IDLE_DAYS) && (await hasRights(ctx, session_account)))
    return null;
  if (now.getTime() - session_seen_at.getTime() > 3_600_000)
    await ctx.db.updateTable('session').set({ seen_at: now }).where('id', '=', session_id).execute();
  return {
    id: session_id,
    account: session_account,
    operator: operator_since !== null,
    isProved:
      session_proved_at !== null && session_proved_at.getTime() > now.getTime() - PROVED_MINUTES * 60_000,
    person: isSomebody(person) ? person : null,
    grants: session_grants ?? [],
  };
}

/** The columns are either all there or all null. */
const isSomebody = (person: { id: number | null }): person is Person => person.id !== null;

/** Ends one session of an account, or all of them. After the latter no browser is known to the account any more. */
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

/** The sessions of an account that are still good, last used first. */
export async function sessionsOf(ctx: Ctx, account: number): Promise<OpenSession[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .where('seen_at', '>', daysBefore(now, IDLE_DAYS))
    .orderBy('seen_at', 'desc')
    .execute();
  const recent = rows.filter(({ seen_at: at }) => at > daysBefore(now, VOLUNTEER_IDLE_DAYS));
  // As in `readSession`, asked only when it matters.
  const isShort = recent.length < rows.length && (await hasRights(ctx, account));
  return (isShort ? recent : rows).map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  }));
}

/** Sessions that are over: they hold names of browsers that nobody needs. */
export function oldSessions(ctx: Ctx): Rows {
  const now = ctx.clock.now();
  const idle = daysBefore(now, IDLE_DAYS);
  return rowsWhich('session', sql`expires_at < ${now} or seen_at < ${idle}`);
}
