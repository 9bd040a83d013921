import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { warnUnready } from './domain/warnUnready.ts';
import { forgetMailbox } from './forget.ts';
import { handsOut } from './handsOut.ts';
import { forgetTraffic } from './servers/traffic.ts';
import { events, jobs, matters, replies } from './kinds.ts';

export const sending = {
  knows: ['settings', 'log', 'mails', 'matters', 'people', 'preferences', 'programmes'],
  events,
  matters,
  jobs,
  replies,
  subjects: {},
  duties: [
    { name: 'warn of mail that would look like spam', run: warnUnready },
    { name: 'forget how much mail left', run: forgetTraffic },
  ],
  claims,
  handsOut,
  forgets: { before: forgetMailbox },
} satisfies RoomBrings;
