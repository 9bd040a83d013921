import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';

/** The installation's settings, by name: each belongs to the room that has the name. */
export const settings = {
  knows: [],
  events: {},
  subjects: {},
  duties: [],
  claims,
  handsOut: {},
} satisfies RoomBrings;
