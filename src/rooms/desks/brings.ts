import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { claims } from './claims.ts';

export const desks = {
  claims,
  handsOut,
  knows: [],
  duties: [],
  events: {},
  subjects: {},
} satisfies RoomBrings;
