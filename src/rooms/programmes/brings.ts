import { anyOf } from '../../db/anyOf.ts';
import { roundName } from './rounds/roundName.ts';
import { byRow } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { events } from './kinds.ts';
import { countHeads } from './headCount.ts';
import { recomputeDueDates } from './dates/recomputeDueDates.ts';

export const programmes = {
  knows: ['log', 'mails', 'matters', 'people', 'forms'],
  events,
  subjects: {
    programme: { names: null },
    round: {
      names: byRow(
        (db, { programme }, ids) =>
          db
            .selectFrom('round')
            .select(['id', 'label', 'number'])
            .where('programme_id', '=', programme)
            .where('id', '=', anyOf(ids)),
        (round, reader) => roundName(round, reader, reader.source),
      ),
    },
  },
  duties: [
    { name: 'recompute due dates', run: recomputeDueDates },
    { name: 'count the people of rounds', run: countHeads },
  ],
  claims,
  handsOut: {},
} satisfies RoomBrings;
