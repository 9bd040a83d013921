import type { RoomBrings } from '../brings.ts';
import { forgetAssigned } from './forget.ts';
import { claims } from './claims.ts';
import { events } from './kinds.ts';

export const matters = {
  knows: ['log'],
  events,
  subjects: {
    matter: { names: null },
  },
  duties: [],
  claims,
  handsOut: {},
  forgets: { before: forgetAssigned },
} satisfies RoomBrings;
