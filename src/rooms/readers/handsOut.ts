import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** What of its tables somebody may take away, by the name of the list. */
export const handsOut = {
  subscriptions: (whose) =>
    sql`select kind, since, told_at from subscription where ${mine(whose)} order by since, kind`,
} satisfies RoomBrings['handsOut'];
