import { anyOf } from '../../db/anyOf.ts';
import { byRow } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgets } from './forget.ts';
import { bulk } from './bulk.ts';
import { claims } from './claims.ts';
import { events, links, matters, replies } from './kinds.ts';
import { forgetCommenters } from './writers/forgetCommenters.ts';
import { knowsWriter } from './writers/knowsWriter.ts';
import { remindOfSummaries } from './summarise.ts';
import { tellFollowers } from './tellFollowers.ts';

export const discussion = {
  knows: ['files', 'log', 'matters', 'people', 'desks', 'programmes', 'topics'],
  events,
  matters,
  subjects: {
    comment: {
      names: byRow(
        (db, { programme }, ids) =>
          db
            .selectFrom('comment')
            .select(['id', 'name'])
            .where('programme_id', '=', programme)
            .where('id', '=', anyOf(ids)),
        ({ name }, { t }) => name || t('discussion.former'),
      ),
      sees: knowsWriter('comment', ['director', 'moderator']),
    },
  },
  duties: [
    { name: 'forget what nobody confirmed', run: forgetCommenters },
    { name: 'remind of summaries', run: remindOfSummaries },
    { name: 'tell followers', run: tellFollowers },
  ],
  links,
  replies,
  bulk,
  claims,
  handsOut,
  forgets,
} satisfies RoomBrings;
