import { anyOf } from '../../db/anyOf.ts';
import { byPeople, byText } from '../log/index.ts';
import { seesMailSubject } from './outbox/sees.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgetMails } from './forget.ts';
import { purgeMails } from './purge.ts';
import { claims } from './claims.ts';
import { countSent } from './outbox/countSent.ts';
import { queueDelivery } from './queueDelivery.ts';
import { bundleMails } from './rhythm/bundleMails.ts';
import { forgetTraffic } from './sending/traffic.ts';
import { warnUnready } from './sending/warnUnready.ts';

export const notices = {
  knows: [
    'log',
    'matters',
    'people',
    'backups',
    'programmes',
    'applications',
    'pairing',
    'partnerships',
    'readers',
    'topics',
    'discussion',
    'pages',
    'incoming',
    'upkeep',
    'inbox',
  ],
  events: {
    'address-trusted': { about: 'person' },
    'announcement-queued': { about: 'announcement' },
    'mail-complained': { about: 'person' },
    'mail-edited': { about: 'outbox', undone: true },
    'mail-paused': { about: 'programme', undone: true },
    'mail-paused-restored': { about: 'programme' },
    'mail-resumed': { about: 'programme', undone: true },
    'mail-reverted': { about: 'outbox' },
    'mail-route-added': { about: 'programme' },
    'mail-route-preferred': { about: 'programme' },
    'mail-route-removed': { about: 'programme' },
    'mails-dropped': { about: 'outbox', undone: true },
    'mails-held': { about: 'outbox', undone: true },
    'mails-released': { about: 'outbox', undone: true },
    'mails-restored': { about: 'outbox', undone: true },
    'mails-sent-now': { about: 'outbox' },
    resubscribed: { about: 'person' },
    'rhythm-chosen': { about: 'person' },
    unsubscribed: { about: 'person' },
    'wording-changed': { about: 'programme', undone: true },
  },
  subjects: {
    announcement: { names: byText({ table: 'announcement', text: 'subject' }) },
    outbox: {
      names: byPeople((ctx, { programme }, ids) =>
        ctx.db
          .selectFrom('outbox')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'outbox.programme_id')
              .onRef('person.id', '=', 'outbox.person_id'),
          )
          .select(['outbox.id', 'name', 'person.address', 'erased_at'])
          .where('outbox.programme_id', '=', programme)
          .where('outbox.id', '=', anyOf(ids))
          .execute(),
      ),
      sees: seesMailSubject,
    },
  },
  duties: [
    { name: 'bundle mails', run: bundleMails },
    { name: 'warn of mail that would look like spam', run: warnUnready },
    { name: 'count what has left', run: countSent },
    { name: 'forget how much mail left', run: forgetTraffic },
    { name: 'deliver', run: queueDelivery, apart: true },
  ],
  links: {
    unsubscribe: { days: 36_500, lasts: true, fixed: false },
  },
  claims,
  handsOut,
  forgets: { before: forgetMails },
  purges: purgeMails,
} satisfies RoomBrings;
