import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { handsOut } from './handsOut.ts';

export const preferences = {
  knows: ['log'],
  events: {
    'mails-chosen': { about: 'person' },
    resubscribed: { about: 'person' },
    'rhythm-chosen': { about: 'person' },
    unsubscribed: { about: 'person' },
  },
  subjects: {},
  duties: [],
  links: {
    unsubscribe: { days: 36_500, lasts: true, fixed: false },
  },
  claims,
  handsOut,
} satisfies RoomBrings;
