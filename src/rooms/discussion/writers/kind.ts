import { sql } from 'kysely';

/**
 * Where a public writer comes from. Each is a person of the programme, so that comments, likes, bans, moderation, the search and erasure
 * are the same for all: a member has an account, a guest an address alone; who writes on another server or was imported may have none.
 * Whatever name they sign with, a pseudonym too, stands beside the name the programme knows them by, and is the only one others read.
 */
export type WriterKind = 'member' | 'guest' | 'elsewhere' | 'imported';

/** The kind of the writer of comment `c`, whose person is joined as `w`; null when they are gone. */
export const KIND = sql`case when w.id is not null and w.erased_at is null then coalesce((
  select o.origin from outside_writer o where o.programme_id = c.programme_id and o.person_id = c.author_id),
  case when w.account_id is null then 'guest' else 'member' end) end as kind`;
