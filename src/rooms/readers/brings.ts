import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { claims } from './claims.ts';
import { events, links, replies } from './kinds.ts';
import { forgetReaders } from './forgetReaders.ts';
import { tellOfOpening } from './tellOfOpening.ts';

export const readers = {
  knows: ['log', 'people', 'preferences', 'programmes'],
  events,
  subjects: {},
  duties: [
    { name: 'tell that a round is open', run: tellOfOpening },
    { name: 'forget what readers stopped', run: forgetReaders },
  ],
  links,
  replies,
  claims,
  handsOut,
} satisfies RoomBrings;
