import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgetWords } from './forget.ts';
import { claims } from './claims.ts';

export const log = {
  knows: [],
  events: {},
  subjects: {},
  duties: [],
  claims,
  handsOut,
  forgets: { before: forgetWords },
} satisfies RoomBrings;
