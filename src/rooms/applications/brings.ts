import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { byPeople } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { tellOfMerge } from './leaving/tellOfMerge.ts';
import { forgetApplications } from './forget.ts';
import { purgeAnswers } from './purge.ts';
import { bulk } from './bulk.ts';
import { claims } from './claims.ts';
import { events, links, matters, replies } from './kinds.ts';
import { askAvailability, startAnswerTime, remindOfAvailability } from './availability/askAvailability.ts';
import { closeApplications, forgetUnclaimed, forgetUnsent } from './duties.ts';
import { forgetKept, tellOfCall } from './keeping/tellOfCall.ts';
import { askAgain } from './availability/askAgain.ts';
import { remindDrafts } from './filling/remindDrafts.ts';

export const applications = {
  knows: ['log', 'mails', 'matters', 'people', 'desks', 'forms', 'programmes'],
  events,
  matters,
  subjects: {
    application: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('application')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'application.programme_id')
              .onRef('person.id', '=', 'application.person_id'),
          )
          // Somebody who was merged into another person has that person's name.
          .innerJoin('person as called', (join) =>
            join
              .onRef('called.programme_id', '=', 'person.programme_id')
              .on('called.id', '=', sql<number>`coalesce(person.merged_into, person.id)`),
          )
          .select(['application.id', 'called.name', 'called.address', 'called.erased_at'])
          .where('application.programme_id', '=', programme)
          .where('application.id', '=', anyOf(ids)),
      ),
    },
  },
  duties: [
    { name: 'remind drafts that applications close', run: remindDrafts },
    { name: 'close applications', run: closeApplications },
    { name: 'ask availability', run: askAvailability },
    { name: 'begin the time to answer', run: startAnswerTime },
    { name: 'remind of availability', run: remindOfAvailability },
    { name: 'tell those who kept their answers that a round opens', run: tellOfCall },
    { name: 'forget answers that were kept for long enough', run: forgetKept },
    { name: 'forget unclaimed', run: forgetUnclaimed },
    { name: 'forget who never sent an application in', run: forgetUnsent },
  ],
  links,
  replies,
  bulk,
  claims,
  handsOut,
  forgets: { before: forgetApplications },
  merges: tellOfMerge,
  purges: purgeAnswers,
  follows: { datesChanged: askAgain },
} satisfies RoomBrings;
