import { sql } from 'kysely';

/**
 * The origin of a public writer. Each writer is a person of the programme, so that comments, likes, bans, moderation, search and erasure
 * are the same for all. A member has an account, a guest only an address; a writer on another server, or an imported one, may have neither.
 * Writers sign with a name that may be a pseudonym. It is stored beside the name by which the programme knows them, and others see only the
 * signature.
 */
export type WriterKind = 'member' | 'guest' | 'elsewhere' | 'imported';

/** The kind of the writer of comment `c`, whose person is joined as `w`; null when the writer is gone. */
export const KIND = sql`case when w.id is not null and w.erased_at is null then coalesce((
  select o.origin from outside_writer o where o.programme_id = c.programme_id and o.person_id = c.author_id),
  case when w.account_id is null then 'guest' else 'member' end) end as kind`;
