import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { FOUND_MOST, FOUND_NEAR } from '../../found.ts';
import type { InboxScope } from '../rules.ts';
import { inScope, threadsWithPeople } from '../threadRows.ts';

/**
 * Conversations of a scope in whose subject or messages all words of a search begin a word, the latest first, for use within a query. Of spam and of
 * what went into another conversation none is found.
 */
export const foundThreads = ({ db }: Pick<Ctx, 'db'>, programme: number, scope: InboxScope, search: string) =>
  db
    .selectFrom(
      sql<{ id: number }>`(
        (select found.id from thread found
          where message_words(found.programme_id, found.subject) @@ message_search(${programme}::bigint, ${search}::text)
          limit ${FOUND_NEAR})
        union
        (select message.thread_id from thread_message message
          where message_words(message.programme_id, message.body) @@ message_search(${programme}::bigint, ${search}::text)
          limit ${FOUND_NEAR}))`.as('hit'),
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
