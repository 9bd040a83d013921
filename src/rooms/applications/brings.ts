import { anyOf } from '../../db/anyOf.ts';
import { byPeople } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgetApplications } from './forget.ts';
import { purgeAnswers } from './purge.ts';
import { claims } from './claims.ts';
import { askAvailability, startAnswerTime, remindOfAvailability } from './ask.ts';
import { closeApplications, forgetUnclaimed, forgetUnsent } from './duties.ts';
import { lapseImported } from './import/lapse.ts';
import { remindImported } from './import/remind.ts';
import { remindDrafts } from './remindDrafts.ts';

export const applications = {
  knows: ['log', 'matters', 'people', 'programmes'],
  events: {
    'applicants-imported': { about: 'import', undone: true },
    'application-available': { about: 'application' },
    'application-confirmed': { about: 'application' },
    'application-declined': { about: 'application', undone: true },
    'application-finished': { about: 'application' },
    'application-matched': { about: 'application' },
    'application-reinstated': { about: 'application' },
    'application-started': { about: 'application' },
    'application-submitted': { about: 'application' },
    'application-unavailable': { about: 'application' },
    'application-waiting': { about: 'application' },
    'application-withdrawn': { about: 'application', undone: true },
    'import-lapsed': { about: 'person' },
    'import-undone': { about: 'import' },
  },
  subjects: {
    application: {
      names: byPeople((ctx, { programme }, ids) =>
        ctx.db
          .selectFrom('application')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'application.programme_id')
              .onRef('person.id', '=', 'application.person_id'),
          )
          .select(['application.id', 'name', 'address', 'erased_at'])
          .where('application.programme_id', '=', programme)
          .where('application.id', '=', anyOf(ids))
          .execute(),
      ),
    },
    import: { names: null },
  },
  duties: [
    { name: 'remind drafts that applications close', run: remindDrafts },
    { name: 'close applications', run: closeApplications },
    { name: 'ask availability', run: askAvailability },
    { name: 'begin the time to answer', run: startAnswerTime },
    { name: 'remind of availability', run: remindOfAvailability },
    { name: 'forget unclaimed', run: forgetUnclaimed },
    { name: 'remind imported people', run: remindImported },
    { name: 'let imported people lapse', run: lapseImported },
    { name: 'forget who never sent an application in', run: forgetUnsent },
  ],
  links: {
    resume: { days: 120, lasts: false, fixed: false },
    status: { days: 365, lasts: false, fixed: false },
    confirm: { days: 30, lasts: false, fixed: false },
    available: { days: 60, lasts: false, fixed: false },
  },
  claims,
  handsOut,
  forgets: { before: forgetApplications },
  purges: purgeAnswers,
} satisfies RoomBrings;
