import { anyOf } from '../../db/anyOf.ts';
import { byPeople, byText } from '../log/index.ts';
import { seesMailSubject } from './listing/seesMail.ts';
import type { RoomBrings } from '../brings.ts';
import { forgets } from './forget.ts';
import { purgeMails } from './purge.ts';
import { bulk } from './bulk.ts';
import { claims } from './claims.ts';
import { countSent } from './listing/countSent.ts';
import { countWaiting } from './listing/countWaiting.ts';
import { groupNames } from './listing/groupNames.ts';
import { queueDelivery } from './leaving/queueDelivery.ts';
import { bundleMails } from './leaving/bundleMails.ts';
import { events, jobs, matters } from './kinds.ts';
import { finishAnnouncement } from './announcements/announce.ts';
import { finishMove } from './moving/finishMove.ts';

export const outbox = {
  knows: [
    'settings',
    'log',
    'mails',
    'people',
    'desks',
    'matters',
    'preferences',
    'programmes',
    'applications',
    'pairing',
    'partnerships',
    'readers',
    'topics',
    'inbox',
    'sending',
  ],
  events,
  matters,
  subjects: {
    'mail-group': { names: groupNames },
    announcement: { names: byText({ table: 'announcement', text: 'subject' }) },
    outbox: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('outbox')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'outbox.programme_id')
              .onRef('person.id', '=', 'outbox.person_id'),
          )
          .select(['outbox.id', 'name', 'person.address', 'erased_at'])
          .where('outbox.programme_id', '=', programme)
          .where('outbox.id', '=', anyOf(ids)),
      ),
      sees: seesMailSubject,
    },
  },
  jobs,
  works: {
    announce: (ctx, { at, day, ...said }) => finishAnnouncement(ctx, { ...said, day, at: new Date(at) }),
    'move-mails': finishMove,
  },
  duties: [
    { name: 'bundle mails', run: bundleMails },
    { name: 'count what has left', run: countSent },
    { name: 'count what waits', run: countWaiting },
    { name: 'deliver', run: queueDelivery, apart: 2000 },
  ],
  bulk,
  claims,
  handsOut: {},
  forgets,
  purges: purgeMails,
} satisfies RoomBrings;
