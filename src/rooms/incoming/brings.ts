import type { RoomBrings } from '../brings.ts';
import { forgetMailFrom } from './forget.ts';
import { claims } from './claims.ts';
import { resumeIncoming, forgetIncoming } from './duties.ts';
import { forgetPictures } from './keepPicture.ts';

export const incoming = {
  knows: ['log', 'matters'],
  events: {
    'incoming-discarded': { about: 'incoming' },
    'incoming-retried': { about: 'incoming' },
    'incoming-to-inbox': { about: 'incoming' },
    'incoming-vouched': { about: 'incoming' },
  },
  subjects: {
    incoming: { names: null },
  },
  duties: [
    { name: 'resume incoming mail', run: resumeIncoming },
    { name: 'forget incoming mail', run: forgetIncoming },
    { name: 'forget pictures from mail', run: forgetPictures },
  ],
  links: {
    answer: { days: 14, lasts: false, fixed: false },
    sender: { days: 14, lasts: false, fixed: false },
  },
  claims,
  handsOut: {},
  forgets: { before: forgetMailFrom },
} satisfies RoomBrings;
