import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { claims } from './claims.ts';
import { forgetReaders } from './forgetReaders.ts';
import { tellOfOpening } from './tellOfOpening.ts';

export const readers = {
  knows: ['log', 'people', 'preferences', 'programmes'],
  events: {
    'opening-told': { about: 'round' },
    subscribed: { about: 'person' },
    'subscription-ended': { about: 'person' },
  },
  subjects: {},
  duties: [
    { name: 'tell that a round is open', run: tellOfOpening },
    { name: 'forget what readers stopped', run: forgetReaders },
  ],
  links: {
    subscribe: { days: 120, lasts: false, fixed: false },
  },
  claims,
  handsOut,
} satisfies RoomBrings;
