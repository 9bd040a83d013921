import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { placeWaiting } from './coming/placeWaiting.ts';
import { forgetStrangers, startNetworks } from './duties.ts';
import { forgets } from './forget.ts';
import { planPosts } from './going/planPosts.ts';
import { events, jobs, matters } from './kinds.ts';

export const networks = {
  knows: ['log', 'matters', 'people', 'programmes', 'topics', 'discussion', 'inbox'],
  events,
  matters,
  subjects: {},
  jobs,
  duties: [
    { name: 'send topics to other servers', run: planPosts },
    { name: 'place answers from other servers', run: placeWaiting },
    { name: 'start what is due with other servers', run: startNetworks },
    { name: 'forget strangers on other servers', run: forgetStrangers },
  ],
  claims,
  handsOut: {},
  forgets,
} satisfies RoomBrings;
