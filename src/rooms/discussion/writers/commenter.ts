import { sql } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import { likerText } from '../../topics/index.ts';

export interface Commenter {
  name: string;
  picture: number | null;
  /** The name beside which the person's picture is shown. */
  pictureWith: string | null;
  /** The name beside which the person's country may be shown. */
  countryWith: string | null;
  /** Names beside which nothing else of this person is ever shown, oldest first. */
  pseudonyms: string[];
  trustedAt: Date | null;
  bannedAt: Date | null;
  banReason: string;
  appeal: string;
  appealedAt: Date | null;
}

const found = often((db, programme: number, person: number) =>
  db
    .selectFrom('commenter')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('person_id', '=', person),
);

/** How a person appears in the discussion; null when they have never been there. */
export async function commenterOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number,
): Promise<Commenter | null> {
  const [row] = await found(ctx.db, programme, person);
  if (!row) return null;
  return {
    name: row.name,
    picture: row.picture_id,
    pictureWith: row.picture_with,
    countryWith: row.country_with,
    pseudonyms: row.pseudonyms,
    trustedAt: row.trusted_at,
    bannedAt: row.banned_at,
    banReason: row.ban_reason,
    appeal: row.appeal,
    appealedAt: row.appealed_at,
  };
}

const under = often(
  (_, programme: number, topic: number, person: number, liker: string) =>
    sql<{ name: string; countryWith: string | null; follows: boolean; likes: boolean }>`
    select coalesce(w.name, '') as name, w.country_with as "countryWith", f.topic_id is not null as follows,
      exists (select from topic_like l where l.programme_id = ${programme} and l.topic_id = ${topic} and l.liker = ${liker}) as likes
    from (select 1) one
    left join commenter w on w.programme_id = ${programme} and w.person_id = ${person}
    left join discussion_follow f on f.programme_id = ${programme} and f.person_id = ${person} and f.topic_id = ${topic}
      and f.confirmed_at is not null`,
);

/** For the page of a topic: the reader's last signature ('' when there is none), and whether they follow and like the topic. */
export async function commenterUnder(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; topic: number; person: number },
): Promise<Pick<Commenter, 'name' | 'countryWith'> & { follows: boolean; likes: boolean }> {
  const [row] = await under(ctx.db, of.programme, of.topic, of.person, likerText(of));
  return row!;
}

/** Makes or changes the row of a person in the discussion. */
export async function setCommenter(
  ctx: Ctx,
  programme: number,
  person: number,
  set: Partial<{
    name: string;
    picture_id: number | null;
    picture_with: string | null;
    country_with: string | null;
    pseudonyms: string[];
    handle: string | null;
    trusted_at: Date | null;
    banned_at: Date | null;
    banned_by: number | null;
    ban_reason: string;
    appeal: string;
    appealed_at: Date | null;
  }>,
): Promise<void> {
  await ctx.db
    .insertInto('commenter')
    .values({ programme_id: programme, person_id: person, ...set })
    .onConflict((c) => c.columns(['programme_id', 'person_id']).doUpdateSet(set))
    .execute();
  // If the person had no name yet, their picture stands beside the first name they sign with.
  if (set.name)
    await ctx.db
      .updateTable('commenter')
      .set({ picture_with: set.name })
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('picture_id', 'is not', null)
      .where('picture_with', 'is', null)
      .execute();
}

/** The country of the writer of comment `c`, if they allow it beside the name the comment is signed with; otherwise null. */
export const COUNTRY = sql`(select h.country from commenter w
  join person h on h.programme_id = w.programme_id and h.id = w.person_id
  where w.programme_id = c.programme_id and w.person_id = c.author_id and w.country_with = c.name) as country`;

/**
 * Whether a person's comments appear without a moderator. This is so for volunteers, for people who have or had a partner here, and for
 * people with a comment that a moderator has approved.
 */
export async function isKnown(ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from commenter where programme_id = ${programme} and person_id = ${person} and trusted_at is not null)
      or exists (select from role where programme_id = ${programme} and person_id = ${person} and ended_at is null)
      or exists (select from membership where programme_id = ${programme} and person_id = ${person}) as known`.execute(
    ctx.db,
  );
  return rows[0]?.known ?? false;
}
