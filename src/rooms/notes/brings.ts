import type { RoomBrings } from '../brings.ts';
import { bulk } from './bulk.ts';
import { claims } from './claims.ts';
import { handsOut } from './handsOut.ts';
import { events } from './kinds.ts';
import { purgeNotes } from './purge.ts';

export const notes = {
  knows: ['log'],
  events,
  subjects: {},
  duties: [],
  bulk,
  claims,
  handsOut,
  purges: purgeNotes,
} satisfies RoomBrings;
