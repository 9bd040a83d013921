import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { handsOut } from './handsOut.ts';
import { events, links, replies } from './kinds.ts';

export const preferences = {
  knows: ['log', 'mails'],
  events,
  links,
  replies,
  subjects: {},
  duties: [],
  claims,
  handsOut,
} satisfies RoomBrings;
