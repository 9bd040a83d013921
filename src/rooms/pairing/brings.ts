import { anyOf } from '../../db/anyOf.ts';
import { byPeople } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { forgetProposed } from './forget.ts';
import { purgeReasons } from './purge.ts';
import { claims } from './claims.ts';
import { remindOfMatching, forgetMatchInputs } from './duties.ts';
import { forgetImportedPartners } from './former/forgetImportedPartners.ts';
import { forecastRounds } from './studies/forecastRounds.ts';

export const pairing = {
  knows: ['log', 'matters', 'people', 'forms', 'programmes', 'applications'],
  events: {
    'forecast-asked': { about: 'round' },
    'introduced-by-hand': { about: 'partnership' },
    'match-run-asked': { about: 'match_run' },
    'match-run-cancelled': { about: 'match_run' },
    'match-run-done': { about: 'match_run' },
    'match-run-refused': { about: 'match_run' },
    'memories-purged': { about: 'programme' },
    'pair-locked': { about: 'proposal', undone: true },
    'pair-made': { about: 'proposal', undone: true },
    'pair-parted': { about: 'proposal', undone: true },
    'pair-unlocked': { about: 'proposal', undone: true },
    'pairs-imported': { about: 'import' },
    'partners-published': { about: 'round' },
    'policy-changed': { about: 'round', undone: true },
    'sensitivity-asked': { about: 'match_run' },
  },
  subjects: {
    match_run: { names: null },
    proposal: {
      names: byPeople((ctx, { programme }, ids) =>
        ctx.db
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
          .orderBy('person.id')
          .execute(),
      ),
    },
  },
  duties: [
    { name: 'remind of matching', run: remindOfMatching },
    { name: 'forecast who would stay without a partner', run: forecastRounds },
    { name: 'forget match inputs', run: forgetMatchInputs },
    { name: 'forget former partners who never apply', run: forgetImportedPartners },
  ],
  links: {},
  claims,
  handsOut: {},
  forgets: { before: forgetProposed },
  purges: purgeReasons,
} satisfies RoomBrings;
