import type { RoomBrings } from '../brings.ts';
import { forgetAssigned } from './forget.ts';
import { claims } from './claims.ts';

export const matters = {
  knows: ['log'],
  events: {
    'matter-done': { about: 'matter', undone: true },
    'matter-given-back': { about: 'matter' },
    'matter-reopened': { about: 'matter' },
    'matter-taken': { about: 'matter' },
  },
  subjects: {
    matter: { names: null },
  },
  duties: [],
  links: {},
  claims,
  handsOut: {},
  forgets: { before: forgetAssigned },
} satisfies RoomBrings;
