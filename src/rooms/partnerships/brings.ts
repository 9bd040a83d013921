import { fewOf } from '../../db/anyOf.ts';
import { byPeople } from '../log/index.ts';
import { asReader, readsConcern } from './concerns/readers.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgetPartnerships } from './forget.ts';
import { bulk } from './bulk.ts';
import { claims } from './claims.ts';
import { events, links, matters, replies } from './kinds.ts';
import { forgetAbsences } from './absence/forget.ts';
import { readsAppeal } from './concerns/appealReaders.ts';
import { pressUndecided } from './concerns/pressUndecided.ts';
import { pressLeft } from './leaving/pressLeft.ts';
import { pressUnread } from './concerns/views.ts';
import { forgetConcerns } from './concerns/forgetConcerns.ts';
import { tellOfOpenConcerns } from './concerns/tellReaders.ts';
import { endRounds } from './ending/endRounds.ts';
import { tellEndingSoon } from './ending/tellEndingSoon.ts';
import { eraseDue } from './eraseDue.ts';
import { forgetPeople } from './forgetPeople.ts';
import { makesPartners } from './makePartners.ts';
import { leaveDue } from './leaving/leaveDue.ts';
import { stayInTouchDue } from './addresses/planStayInTouch.ts';
import { purgePartnerships, purgeRounds } from './purge.ts';
import { closeDoneMatters } from './ending/closeDoneMatters.ts';
import { sendLetters } from './letters/sendLetters.ts';
import { lookAfter } from './turn/lookAfter.ts';
import { closeSilences } from './silence/closeSilences.ts';

export const partnerships = {
  knows: ['log', 'mails', 'matters', 'people', 'forms', 'programmes', 'applications', 'pairing'],
  events,
  matters,
  subjects: {
    appeal: {
      names: null,
      sees: (viewer) => (programme, id) => readsAppeal(asReader(viewer), programme, id),
    },
    concern: {
      names: null,
      sees: (viewer) => (programme, id) => readsConcern(asReader(viewer), programme, id),
    },
    partnership: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('membership')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'membership.programme_id')
              .onRef('person.id', '=', 'membership.person_id'),
          )
          .select(['partnership_id as id', 'name', 'address', 'erased_at'])
          .where('membership.programme_id', '=', programme)
          .where('partnership_id', 'in', fewOf(ids))
          .orderBy('person.id'),
      ),
    },
  },
  duties: [
    { name: 'erase who asked for it a day ago', run: eraseDue },
    { name: 'send letters whose minute is over', run: sendLetters, apart: 2000 },
    { name: 'let those leave who asked by mail', run: leaveDue },
    { name: 'let a yes by mail to staying in touch count', run: stayInTouchDue },
    { name: 'tell that the end comes', run: tellEndingSoon },
    { name: 'end rounds', run: endRounds },
    { name: 'go on with partners who were asked after', run: closeSilences },
    { name: 'look after partnerships', run: lookAfter },
    { name: 'forget who was away', run: forgetAbsences },
    { name: 'settle matters of partners', run: closeDoneMatters },
    { name: 'tell of open concerns', run: tellOfOpenConcerns },
    { name: 'tell again of concerns that nobody read', run: pressUnread },
    { name: 'press concerns that nobody decided about', run: pressUndecided },
    { name: 'press who waits for another partner', run: pressLeft },
    { name: 'forget the words of concerns', run: forgetConcerns },
    { name: 'remove the data of rounds', run: purgeRounds },
    { name: 'forget whom nothing needs any more', run: forgetPeople },
  ],
  links,
  replies,
  bulk,
  claims,
  handsOut,
  forgets: { before: forgetPartnerships },
  purges: purgePartnerships,
  makesPartners,
} satisfies RoomBrings;
