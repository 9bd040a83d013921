import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { FOUND_MOST, FOUND_NEAR } from '../../found.ts';
import type { InboxScope } from '../rules.ts';
import { inScope, threadsWithPeople } from '../threadRows.ts';
import { searchedWords } from '../../people/index.ts';
import { isCommon, saysBeside, saysIt } from './common.ts';

/** The newest conversations, which are searched for words that most conversations contain. */
const NEWEST = 80;
/** The number of latest conversations for each person whose name matches words of the search. */
const OF_EACH = 2;

/**
 * Conversations of a scope whose subject or messages contain words that begin with all words of a search, the latest first; for use within
 * a query that begins with `tablesOf`. Spam is left out, and so are conversations merged into another. Some of the words may be of the
 * person's name. Words that most conversations contain are looked for only in the newest: an index would collect all conversations.
 */
export const foundThreads = (
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  scope: InboxScope,
  search: string,
  seesAddresses: boolean,
) =>
  db
    .selectFrom(
      sql<{ id: number }>`(
        with newest as materialized (select ${isCommon(programme, search)} as common)
        (select found.id from thread found
          where not (select common from newest)
            and message_words(found.programme_id, found.subject) @@ message_search(${programme}::bigint, ${search}::text)
          limit ${FOUND_NEAR})
        union
        (select message.thread_id from thread_message message
          where not (select common from newest)
            and message_words(message.programme_id, message.body) @@ message_search(${programme}::bigint, ${search}::text)
          limit ${FOUND_NEAR})
        union
        (select theirs.id from named cross join lateral (
            select thread.programme_id, thread.id, thread.subject from thread
            where thread.programme_id = ${programme} and thread.person_id = named.person order by thread.id desc limit ${OF_EACH}) theirs
          where ${saysBeside(sql`theirs`, sql`named.words`)})
        union
        (select theirs.id from said cross join lateral (
            (select found.id from thread found
              where message_words(found.programme_id, found.subject) @@ said.says and found.programme_id = ${programme} limit ${FOUND_NEAR})
            union
            (select message.thread_id from thread_message message
              where message_words(message.programme_id, message.body) @@ said.says and message.programme_id = ${programme} limit ${FOUND_NEAR})) text (id)
          join thread theirs on theirs.programme_id = ${programme} and theirs.id = text.id
          join person x on x.programme_id = ${programme} and x.id = theirs.person_id and x.words @@ (select any_name from sought)
          where ${saysBeside(sql`theirs`, searchedWords('x', seesAddresses))} limit ${FOUND_NEAR})
        union
        (select thread.id
          from (select programme_id, id, subject from thread where programme_id = ${programme} order by id desc limit ${NEWEST}) thread
          where (select common from newest) and ${saysIt(programme, search)}))`.as('hit'),
    )
    .innerJoinLateral(
      () =>
        threadsWithPeople({ db }, programme)
          .where('thread.id', '=', sql<number>`hit.id`)
          .where('thread.merged_into', 'is', null)
          .where('thread.spam_at', 'is', null)
          .where('person.erased_at', 'is', null)
          .where(inScope(scope))
          .select(['thread.id', 'thread.subject', 'thread.last_at as lastAt', 'person.name'])
          .limit(1)
          .as('own'),
      (join) => join.onTrue(),
    )
    .selectAll('own')
    .orderBy('own.lastAt', 'desc')
    .limit(FOUND_MOST);
