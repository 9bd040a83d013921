import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { forgetMeetings } from './forget.ts';
import { handsOut } from './handsOut.ts';
import { events } from './kinds.ts';
import { purgeMeetings } from './purge.ts';

export const meetings = {
  knows: ['log', 'people', 'programmes', 'partnerships'],
  events,
  subjects: {},
  duties: [],
  claims,
  handsOut,
  forgets: { before: forgetMeetings },
  purges: purgeMeetings,
} satisfies RoomBrings;
