import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { rowsWhich } from '../../pieces.ts';
import type { Rows } from '../../pieces.ts';
import type { Purpose } from '../../kinds.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** Purposes of links that end only by their date. */
export const lastingOf = ({ brought: { links } }: Pick<Ctx, 'brought'>): Purpose[] =>
  (Object.keys(links) as Purpose[]).filter((purpose) => links[purpose].lasts);

const lastDay = ({ clock, brought }: Pick<Ctx, 'clock' | 'brought'>, purpose: Purpose): Date =>
  new Date(clock.now().getTime() + brought.links[purpose].days * 86_400_000);

export interface RightLink {
  programme: number;
  id: number;
  person: number;
  purpose: Purpose;
  subject: string;
}

/**
 * The token of the link for (person, purpose, subject), made at the first call. The same link gives the same token. It is an HMAC with the
 * installation's key: the database alone opens nothing, and a mail can be composed again.
 */
export async function linkToken(
  ctx: Ctx,
  input: { programme: number; person: number; purpose: Purpose; subject?: string },
): Promise<string> {
  const subject = input.subject ?? '';
  const now = ctx.clock.now();
  const find = ctx.db
    .selectFrom('right_link')
    .select(['id', 'nonce', 'expires_at'])
    .where('programme_id', '=', input.programme)
    .where('person_id', '=', input.person)
    .where('purpose', '=', input.purpose)
    .where('subject', '=', subject)
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null);
  let row = await find.executeTakeFirst();
  if (row && row.expires_at <= now) {
    await ctx.db
      .updateTable('right_link')
      .set({ revoked_at: now })
      .where('programme_id', '=', input.programme)
      .where('id', '=', row.id)
      .execute();
    row = undefined;
  }
  row ??=
    (await ctx.db
      .insertInto('right_link')
      .values({
        programme_id: input.programme,
        person_id: input.person,
        purpose: input.purpose,
        subject,
        nonce: randomBytes(12),
        created_at: now,
        expires_at: lastDay(ctx, input.purpose),
      })
      .onConflict((c) =>
        c
          .columns(['programme_id', 'person_id', 'purpose', 'subject'])
          .where((eb) => eb.and([eb('revoked_at', 'is', null), eb('used_at', 'is', null)]))
          .doNothing(),
      )
      .returning(['id', 'nonce', 'expires_at'])
      // A call at the same moment may have made the link first.
      .executeTakeFirst()) ?? (await find.executeTakeFirstOrThrow());
  return tokenOf(ctx, input.programme, input.purpose, row);
}

const tokenOf = (ctx: Ctx, programme: number, purpose: Purpose, row: { id: number; nonce: Buffer }): string =>
  `${row.id.toString(36)}.${signature(ctx, programme, row.id, purpose, row.nonce)}`;

/** The tokens of the same link for many people, by person: as `linkToken`, with two statements for all. */
export async function linkTokens(
  ctx: Ctx,
  input: { programme: number; persons: readonly number[]; purpose: Purpose; subject: string },
): Promise<Map<number, string>> {
  const { programme, persons, purpose, subject } = input;
  const now = ctx.clock.now();
  const found = await linksOf(ctx, input);
  const over = found.filter((link) => link.expires_at <= now).map(({ id }) => id);
  const tokens = (links: readonly Found[]): Map<number, string> =>
    new Map(links.map((link) => [link.person_id, tokenOf(ctx, programme, purpose, link)]));
  const known = tokens(found.filter((link) => link.expires_at > now));
  const missing = persons.filter((person) => !known.has(person));
  if (missing.length === 0) return known;
  if (over.length > 0)
    await ctx.db
      .updateTable('right_link')
      .set({ revoked_at: now })
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(over))
      .execute();
  const nonces = missing.map(() => randomBytes(12));
  await sql`
    insert into right_link (programme_id, person_id, purpose, subject, nonce, created_at, expires_at)
    select ${programme}::bigint, person, ${purpose}, ${subject}, nonce, ${now}::timestamptz, ${lastDay(ctx, purpose)}::timestamptz
    from unnest(${missing}::bigint[], ${nonces}::bytea[]) as own (person, nonce)
    on conflict do nothing`.execute(ctx.db);
  return tokens(await linksOf(ctx, input));
}

type Found = { id: number; nonce: Buffer; person_id: number; expires_at: Date };

/**
 * The links of these people that still stand or have expired, each found by its key. `limit` makes sure of that: while links are made by
 * the thousand, the planner would read all links of the programme for a few people.
 */
async function linksOf(
  ctx: Ctx,
  input: { programme: number; persons: readonly number[]; purpose: Purpose; subject: string },
): Promise<Found[]> {
  const { programme, persons, purpose, subject } = input;
  const { rows } = await sql<Found>`
    select link.id, link.nonce, link.expires_at, wanted.person_id
    from unnest(${persons}::bigint[]) as wanted(person_id)
    cross join lateral (
      select id, nonce, expires_at from right_link
      where programme_id = ${programme} and person_id = wanted.person_id and purpose = ${purpose} and subject = ${subject}
        and revoked_at is null and used_at is null
      limit 1
    ) link`.execute(ctx.db);
  return rows;
}

/** Days after which a link that is over is deleted. Somebody may still ask what it opened, and in which browser. */
const OVER_DAYS = 30;

/** Links that were used, ended or expired long enough ago. */
export function oldLinks(ctx: Ctx): Rows {
  const before = new Date(ctx.clock.now().getTime() - OVER_DAYS * 86_400_000);
  return rowsWhich('right_link', sql`least(expires_at, used_at, revoked_at) < ${before}`);
}

function signature(ctx: Ctx, programme: number, id: number, purpose: Purpose, nonce: Buffer): string {
  return ctx.secrets.sign('right-link', `${programme}|${id}|${purpose}|${nonce.toString('hex')}`);
}
