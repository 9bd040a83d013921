import type { RoomBrings } from '../brings.ts';
import { cancelWhatCannotBe } from './cancelWhatCannotBe.ts';
import { keepWallTimes } from './clocks/keepWallTimes.ts';
import { claims } from './claims.ts';
import { forgetMeetings } from './forget.ts';
import { handsOut } from './handsOut.ts';
import { events, links, replies } from './kinds.ts';
import { lookAfterMeetings } from './due/lookAfterMeetings.ts';
import { purgeMeetings } from './purge.ts';

export const meetings = {
  knows: ['log', 'people', 'programmes', 'partnerships'],
  events,
  subjects: {},
  duties: [
    { name: 'call off meetings of who can meet no more', run: cancelWhatCannotBe },
    { name: 'keep meetings at the hours of who proposed them', run: (ctx) => keepWallTimes(ctx) },
    { name: 'look after meetings', run: lookAfterMeetings },
  ],
  links,
  replies,
  claims,
  handsOut,
  forgets: { before: forgetMeetings },
  purges: purgeMeetings,
} satisfies RoomBrings;
