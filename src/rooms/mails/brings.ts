import type { RoomBrings } from '../brings.ts';
import { forgetErased } from './change.ts';
import { claims } from './claims.ts';
import { handsOut } from './handsOut.ts';

/**
 * The table of all mails, and what rooms change in mails that were queued. Delivery writes what it sends itself; desks and announcements are
 * in the room `outbox`.
 */
export const mails = {
  knows: [],
  events: {},
  subjects: {},
  duties: [{ name: 'forget where who was erased was told', run: forgetErased }],
  claims,
  handsOut,
} satisfies RoomBrings;
