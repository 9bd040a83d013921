import { anyOf } from '../../db/anyOf.ts';
import { roundName } from './rounds/roundName.ts';
import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { countHeads } from './headCount.ts';
import { recomputeDueDates } from './dates/recomputeDueDates.ts';

export const programmes = {
  knows: ['log', 'matters', 'people', 'forms'],
  events: {
    'host-added': { about: 'programme', undone: true },
    'host-removed': { about: 'programme', undone: true },
    'installation-exported': { about: 'programme' },
    'installation-imported': { about: 'programme' },
    'look-changed': { about: 'programme', undone: true },
    'programme-archived': { about: 'programme' },
    'programme-changed': { about: 'programme', undone: true },
    'programme-created': { about: 'programme' },
    'programme-exported': { about: 'programme' },
    'programme-imported': { about: 'programme' },
    'programme-restored': { about: 'programme' },
    'question-added': { about: 'question', undone: true },
    'question-changed': { about: 'question', undone: true },
    'question-moved': { about: 'question', undone: true },
    'question-removed': { about: 'question', undone: true },
    'question-restored': { about: 'question' },
    'round-cancelled': { about: 'round' },
    'round-copied': { about: 'round' },
    'round-created': { about: 'round' },
    'round-dates-changed': { about: 'round', undone: true },
    'round-published': { about: 'round', undone: true },
    'round-renamed': { about: 'round', undone: true },
    'round-times-moved': { about: 'round' },
    'round-unpublished': { about: 'round', undone: true },
    'step-retitled': { about: 'round', undone: true },
  },
  subjects: {
    programme: { names: null },
    round: {
      names: async (ctx, reader, ids) => {
        const rows = await ctx.db
          .selectFrom('round')
          .select(['id', 'label', 'number'])
          .where('programme_id', '=', reader.programme)
          .where('id', '=', anyOf(ids))
          .execute();
        return rows.map((row) => [row.id, roundName(row, reader, reader.source)]);
      },
    },
  },
  duties: [
    { name: 'recompute due dates', run: recomputeDueDates },
    { name: 'count the people of rounds', run: countHeads },
  ],
  links: {},
  claims,
  handsOut: {},
} satisfies RoomBrings;
