import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';
import { remindOfHandPosts } from './byHand/remind.ts';
import { claims } from './claims.ts';
import { placeWaiting } from './coming/placeWaiting.ts';
import { forgetStrangers, startNetworks } from './duties.ts';
import { forgets } from './forget.ts';
import { planAnswers } from './going/answers.ts';
import { planPosts } from './going/planPosts.ts';
import { events, jobs, matters } from './kinds.ts';

export const networks = {
  knows: [
    'settings',
    'log',
    'matters',
    'people',
    'programmes',
    'topics',
    'discussion',
    'chats',
    'pages',
    'inbox',
  ],
  events,
  matters,
  subjects: {},
  jobs,
  duties: [
    { name: 'remind of posts by hand', run: remindOfHandPosts },
    { name: 'send topics to other servers', run: planPosts },
    { name: 'send answers to other servers', run: planAnswers },
    { name: 'place answers from other servers', run: placeWaiting },
    { name: 'start what is due with other servers', run: startNetworks },
    { name: 'forget strangers on other servers', run: forgetStrangers },
  ],
  claims,
  handsOut: {
    sentElsewhere: (whose) => sql`
      select comment_id as comment, asked_at, sent_at, gone_at from network_answer where ${mine(whose)} order by id`,
  },
  forgets,
} satisfies RoomBrings;
