import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import { personHasRights } from '../roles/hasRights.ts';
import { personById } from '../queries.ts';
import type { Person } from '../queries.ts';
import type { RightLink } from './rightLinks.ts';
import { hashToken } from '../signIn/sessions.ts';

/** Days for which a browser keeps what a mailed link opened. */
export const LINK_SESSION_DAYS = 7;

/** The beginning of each token, so that nobody looks it up among the sessions of people who signed in. */
const MARK = 'link.';

/** A browser that came by the link in a mail about a partnership. It may see that one page, as that person, and nothing else. */
export interface LinkSession {
  id: number;
  link: number;
  person: Person;
  partnership: number;
  endsAt: Date;
}

/**
 * Lets a browser in by a link, for some days and never longer than the link itself lasts. Answers its token, which is not stored. Refused
 * with `rights` when the person, or the account that their address would join, has more rights than a mailed link should reach.
 */
export async function openLinkSession(
  ctx: Ctx,
  { link, device }: { link: RightLink; device: string },
): Promise<{ ok: true; token: string } | { ok: false; reason: 'unknown' | 'rights' }> {
  const person = await personById(ctx, link.programme, link.person);
  if (!person || person.erased_at) return { ok: false, reason: 'unknown' };
  if (await needsCode(ctx, person)) return { ok: false, reason: 'rights' };
  const token = `${MARK}${randomBytes(32).toString('base64url')}`;
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('link_session')
    .values({
      programme_id: link.programme,
      link_id: link.id,
      token_hash: hashToken(token),
      device: device.slice(0, 120),
      created_at: now,
      expires_at: new Date(now.getTime() + LINK_SESSION_DAYS * 86_400_000),
    })
    .execute();
  return { ok: true, token };
}

/** Whether a browser's token certainly belongs to a link session. Tokens from an older version do not show it. */
export const isLinkToken = (token: string): boolean => token.startsWith(MARK);

async function needsCode(ctx: Ctx, { account_id: account, address }: Person): Promise<boolean> {
  const holds = personHasRights({ account: sql`${account}::bigint`, address: sql`${address}::text` });
  const { rows } = await sql<{ holds: boolean }>`select ${holds} as holds`.execute(ctx.db);
  return rows[0]!.holds;
}

const standing = (db: Kysely<Schema>, now: Date) =>
  db
    .selectFrom('link_session')
    .innerJoin('right_link', (join) =>
      join
        .onRef('right_link.programme_id', '=', 'link_session.programme_id')
        .onRef('right_link.id', '=', 'link_session.link_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'right_link.programme_id')
        .onRef('person.id', '=', 'right_link.person_id'),
    )
    .select((eb) => eb.fn<Date>('least', ['link_session.expires_at', 'right_link.expires_at']).as('endsAt'))
    .where('purpose', '=', 'partnership')
    .where('revoked_at', 'is', null)
    .where('link_session.expires_at', '>', now)
    .where('right_link.expires_at', '>', now);

/** Reads a link session with its link, its browser and its person, all at once: each page of such a browser begins with it. */
const found = often((db, programme: number, hash: Buffer, now: Date) =>
  standing(db, now)
    .selectAll('person')
    .select(['link_session.id as session', 'link_id as link', 'subject'])
    .where('link_session.programme_id', '=', programme)
    .where('token_hash', '=', hash)
    .where('person.erased_at', 'is', null)
    .where(
      sql<boolean>`not ${personHasRights({ account: sql`person.account_id`, address: sql`person.address` })}`,
    ),
);

/** The right of the browser with this token in a programme. Null when its days or its link's are over, or a code is needed by now. */
export async function readLinkSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, token }: { programme: number; token: string },
): Promise<LinkSession | null> {
  const [row] = await found(ctx.db, programme, hashToken(token), ctx.clock.now());
  if (!row) return null;
  const { session, link, subject, endsAt, ...person } = row;
  return { id: session, link, person, partnership: Number(subject), endsAt };
}

export interface OpenByLink {
  id: number;
  device: string;
  endsAt: Date;
}

/** Browsers that came by a link mailed to people of this account, newest first. */
export async function linkSessionsOf(ctx: Pick<Ctx, 'db' | 'clock'>, account: number): Promise<OpenByLink[]> {
  return standing(ctx.db, ctx.clock.now())
    .select(['link_session.id', 'device'])
    .where('account_id', '=', account)
    .orderBy('link_session.id', 'desc')
    .execute();
}

/** Ends what a link opened in one browser: in the caller's own, or in one that came by a link mailed to an account's people. */
export async function endLinkSession(
  ctx: Ctx,
  { id, ...of }: { id: number } & ({ programme: number } | { account: number }),
): Promise<void> {
  const whose =
    'programme' in of
      ? sql`programme_id = ${of.programme}`
      : sql`(programme_id, link_id) in (
          select l.programme_id, l.id from right_link l
          join person p on p.programme_id = l.programme_id and p.id = l.person_id
          where p.account_id = ${of.account})`;
  await sql`delete from link_session where id = ${id} and ${whose}`.execute(ctx.db);
}
