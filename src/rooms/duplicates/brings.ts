import { bulk } from './bulk.ts';
import { anyOf } from '../../db/anyOf.ts';
import type { RoomBrings } from '../brings.ts';
import { byPeople } from '../log/index.ts';
import { claims } from './claims.ts';
import { renewSuggestions } from './finding/renewSuggestions.ts';
import { forgetMerged } from './forget.ts';
import { handsOut } from './handsOut.ts';
import { events, links, matters } from './kinds.ts';
import { joinWriter } from './merging/joinWriter.ts';
import { lockWriters, partWriters } from './merging/partWriters.ts';
import { lockBoth } from './merging/mergePeople.ts';

export const duplicates = {
  knows: ['log', 'mails', 'matters', 'people', 'desks'],
  events,
  matters,
  subjects: {
    duplicate: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('duplicate')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'duplicate.programme_id')
              .onRef('person.id', '=', 'person_a'),
          )
          .select(['duplicate.id', 'name', 'address', 'erased_at'])
          .where('duplicate.programme_id', '=', programme)
          .where('duplicate.id', '=', anyOf(ids)),
      ),
    },
  },
  duties: [{ name: 'find who may be the same', run: renewSuggestions }],
  links,
  bulk,
  claims,
  handsOut,
  forgets: { before: forgetMerged },
  joins: { lock: lockBoth, join: joinWriter, lockWriters, part: partWriters },
} satisfies RoomBrings;
