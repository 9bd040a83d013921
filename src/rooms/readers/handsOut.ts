import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  subscriptions: (whose) =>
    sql`select kind, since, told_at from subscription where ${mine(whose)} order by since, kind`,
} satisfies RoomBrings['handsOut'];
