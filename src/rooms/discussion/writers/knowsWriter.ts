import { sql } from 'kysely';
import { thereIs } from '../../../db/thereIs.ts';
import type { Viewer } from '../../ctx.ts';
import type { Sees } from '../../log/index.ts';

/**
 * Whether public words are not signed by a pseudonym, or the viewer has one of the roles that may know who is behind one. A line of the log
 * names the writer and the minute, and everybody sees the words with their minute: together they would reveal the person behind the
 * pseudonym.
 */
export const knowsWriter =
  (table: 'comment' | 'chat_message', roles: readonly string[]) =>
  ({ person }: Viewer): Sees =>
  (programme, id) =>
    sql`(${thereIs(sql`select from role r where r.programme_id = ${programme} and r.person_id = ${person}
      and r.role = any(${[...roles]}::text[]) and r.ended_at is null`)}
    or not coalesce((select words.name = any(w.pseudonyms)
      from (select ${programme}::bigint as programme, ${id}::bigint as id) asked
      join ${sql.table(table)} words on words.programme_id = asked.programme and words.id = asked.id
      join commenter w on w.programme_id = words.programme_id and w.person_id = words.author_id), false))`;
