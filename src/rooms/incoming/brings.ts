import type { RoomBrings } from '../brings.ts';
import { forgetMailFrom } from './forget.ts';
import { claims } from './claims.ts';
import { events, jobs, links, matters, replies } from './kinds.ts';
import { resumeIncoming, forgetIncoming } from './duties.ts';

export const incoming = {
  knows: ['log', 'matters'],
  events,
  matters,
  subjects: {
    incoming: { names: null },
  },
  jobs,
  duties: [
    { name: 'resume incoming mail', run: resumeIncoming },
    { name: 'forget incoming mail', run: forgetIncoming },
  ],
  links,
  replies,
  claims,
  handsOut: {},
  forgets: { before: forgetMailFrom },
} satisfies RoomBrings;
