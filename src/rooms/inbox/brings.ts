import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { byPeople, byRow } from '../log/index.ts';
import { seesThreadSubject } from './private/readsPrivate.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgetConversations } from './forget.ts';
import { bulk } from './bulk.ts';
import { claims } from './claims.ts';
import { events, matters, replies } from './kinds.ts';
import { pressWaitingThreads, closeQuietThreads, forgetThreads } from './duties.ts';
import { passOnPrivateThreads } from './private/makePrivate.ts';

export const inbox = {
  knows: [
    'log',
    'mails',
    'matters',
    'people',
    'desks',
    'programmes',
    'applications',
    'pairing',
    'partnerships',
    'topics',
    'incoming',
  ],
  events,
  matters,
  subjects: {
    canned: {
      names: byRow(
        (db, { programme }, ids) =>
          db
            .selectFrom('canned_answer')
            .select(['id', 'name'])
            .where('programme_id', '=', programme)
            .where('id', '=', anyOf(ids)),
        ({ name }) => name,
      ),
    },
    thread: {
      names: byPeople((db, { programme, viewer }, ids) =>
        db
          .selectFrom('thread')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'thread.programme_id')
              .onRef('person.id', '=', 'thread.person_id'),
          )
          .select(['thread.id', 'name', 'address', 'erased_at'])
          .where('thread.programme_id', '=', programme)
          .where('thread.id', '=', anyOf(ids))
          // Only readers of a private conversation may know whose it is.
          .where(seesThreadSubject(viewer)(sql`thread.programme_id`, sql`thread.id`)),
      ),
      sees: seesThreadSubject,
    },
  },
  duties: [
    { name: 'press waiting threads', run: pressWaitingThreads },
    { name: 'pass on what nobody in safeguarding may read', run: passOnPrivateThreads },
    { name: 'settle quiet threads', run: closeQuietThreads },
    { name: 'forget old threads', run: forgetThreads },
  ],
  replies,
  bulk,
  claims,
  handsOut,
  forgets: { before: forgetConversations },
} satisfies RoomBrings;
