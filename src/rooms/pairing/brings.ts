import { rememberFormer } from './former/rememberFormer.ts';
import { freeOthers } from './freeOthers.ts';
import { anyOf } from '../../db/anyOf.ts';
import { byPeople } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { forgetProposed } from './forget.ts';
import { purgeReasons } from './purge.ts';
import { backAfterMerge } from './publication/backAfterMerge.ts';
import { againDue } from './again/againDue.ts';
import { bulk } from './bulk.ts';
import { claims } from './claims.ts';
import { events, jobs, matters, replies } from './kinds.ts';
import { handsOut } from './handsOut.ts';
import { remindOfMatching, forgetMatchInputs } from './duties.ts';
import { forgetImportedPartners } from './former/forgetImportedPartners.ts';
import { forecastRounds } from './studies/forecastRounds.ts';
import { pressProposals } from './again/pressProposals.ts';
import { triosDue } from './trio/triosDue.ts';
import { runMatch } from './runs/runMatch.ts';
import { runStudy } from './studies/runStudy.ts';

export const pairing = {
  knows: ['log', 'mails', 'matters', 'people', 'desks', 'forms', 'programmes', 'applications', 'imports'],
  events,
  matters,
  subjects: {
    match_run: { names: null },
    proposal: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('proposal_member')
          .innerJoin('application', (join) =>
            join
              .onRef('application.programme_id', '=', 'proposal_member.programme_id')
              .onRef('application.id', '=', 'proposal_member.application_id'),
          )
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'application.programme_id')
              .onRef('person.id', '=', 'application.person_id'),
          )
          .select(['proposal_id as id', 'name', 'address', 'erased_at'])
          .where('proposal_member.programme_id', '=', programme)
          .where('proposal_id', '=', anyOf(ids))
          .orderBy('person.id'),
      ),
    },
  },
  jobs,
  works: { match: runMatch, study: runStudy },
  duties: [
    { name: 'remind of matching', run: remindOfMatching },
    // With hundreds of people who wait, a run takes seconds.
    { name: 'match again those who wait', run: againDue, apart: 15_000 },
    { name: 'press proposals that wait to be seen', run: pressProposals },
    { name: 'end questions to pairs', run: triosDue },
    { name: 'forecast who would stay without a partner', run: forecastRounds },
    { name: 'forget match inputs', run: forgetMatchInputs },
    { name: 'forget former partners who never apply', run: forgetImportedPartners },
  ],
  replies,
  bulk,
  claims,
  handsOut,
  forgets: { before: forgetProposed },
  merges: backAfterMerge,
  purges: purgeReasons,
  follows: { applicationLeft: freeOthers, peopleCameBack: rememberFormer },
} satisfies RoomBrings;
