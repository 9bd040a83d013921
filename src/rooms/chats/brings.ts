import { byRow } from '../log/index.ts';
import { anyOf } from '../../db/anyOf.ts';
import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { forgets } from './forget.ts';
import { handsOut } from './handsOut.ts';
import { events } from './kinds.ts';

export const chats = {
  knows: ['log', 'people', 'partnerships', 'topics', 'discussion'],
  events,
  subjects: {
    chat: {
      names: byRow(
        (db, { programme }, ids) =>
          db
            .selectFrom('chat')
            .select(['id', 'title'])
            .where('programme_id', '=', programme)
            .where('id', '=', anyOf(ids)),
        ({ title }) => title,
      ),
    },
  },
  duties: [],
  claims,
  handsOut,
  forgets,
} satisfies RoomBrings;
