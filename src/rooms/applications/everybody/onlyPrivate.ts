import { sql } from 'kysely';

const threads = sql`from thread t where t.programme_id = person.programme_id and t.person_id = person.id`;
const written = sql`from thread_message m join thread t on t.programme_id = m.programme_id and t.id = m.thread_id
  where m.programme_id = person.programme_id and m.author_id = person.id`;
const isPrivate = sql`(t.private_at is not null or t.concern_id is not null)`;

/**
 * Condition on a row `person` that they are known only by what they wrote in private, also from another address of theirs. Most volunteers
 * may not know of such a person.
 */
export const onlyPrivate = sql<boolean>`(not person.has_applied and person.account_id is null
  and (exists (select ${threads} and ${isPrivate}) or exists (select ${written} and ${isPrivate}))
  and not exists (select ${threads} and not ${isPrivate}) and not exists (select ${written} and not ${isPrivate}))`;
