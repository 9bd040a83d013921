import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** The number of newest threads that show whether most threads match a search. */
const SAMPLE = 40;

/** Condition: the search matches the subject or a message of the row `thread`. Reads the words and uses no index. */
export const saysIt = (programme: number, search: string): RawBuilder<boolean> =>
  says(sql`thread`, (words) => sql`${words} @@ message_search(${programme}::bigint, ${search}::text)`);

/** The same for a thread with another alias, and the words `name` of its person, in a query that begins with `tablesOf`. */
export const saysBeside = (thread: RawBuilder<unknown>, name: RawBuilder<unknown>): RawBuilder<boolean> =>
  says(thread, (words) => sql`(${name} || ${words}) @@ (select says from sought)`);

const says = (
  thread: RawBuilder<unknown>,
  fits: (words: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<boolean> =>
  sql<boolean>`(${fits(sql`message_words(${thread}.programme_id, ${thread}.subject)`)} or coalesce((
    select true from thread_message message where message.programme_id = ${thread}.programme_id and message.thread_id = ${thread}.id
      and ${fits(sql`message_words(message.programme_id, message.body)`)} limit 1), false))`;

/** Whether a search finds half of the newest threads. Then reading pages of a list row by row is quicker than reading all threads found. */
export const isCommon = (programme: number, search: string): RawBuilder<boolean> => sql<boolean>`(
  select count(*) = ${SAMPLE} and count(*) filter (where ${saysIt(programme, search)}) * 2 >= count(*)
  from (select programme_id, id, subject from thread where programme_id = ${programme} order by id desc limit ${SAMPLE}) thread)`;
