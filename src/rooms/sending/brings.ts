import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { warnUnready } from './domain/warnUnready.ts';
import { forgetMailbox } from './forget.ts';
import { handsOut } from './handsOut.ts';
import { forgetTraffic } from './servers/traffic.ts';

export const sending = {
  knows: ['log', 'matters', 'people', 'preferences', 'programmes'],
  events: {
    'address-trusted': { about: 'person' },
    'mail-complained': { about: 'person' },
    'mail-route-added': { about: 'programme' },
    'mail-route-preferred': { about: 'programme' },
    'mail-route-removed': { about: 'programme' },
  },
  subjects: {},
  duties: [
    { name: 'warn of mail that would look like spam', run: warnUnready },
    { name: 'forget how much mail left', run: forgetTraffic },
  ],
  links: {},
  claims,
  handsOut,
  forgets: { before: forgetMailbox },
} satisfies RoomBrings;
