import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { endLostCalls } from './endLost.ts';
import { handsOut } from './handsOut.ts';
import { events } from './kinds.ts';
import { purgeCalls } from './purge.ts';

export const calls = {
  knows: ['partnerships', 'meetings', 'preferences'],
  events,
  subjects: {},
  duties: [{ name: 'end calls that nobody is in', run: endLostCalls }],
  claims,
  handsOut,
  purges: purgeCalls,
} satisfies RoomBrings;
