import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  stoppedMails: (whose) => sql`select category, at from unsubscription where ${mine(whose)}`,
  mailRhythm: (whose) =>
    sql`select rhythm, everything, only_acts, quiet_from, quiet_until, changed_at from mail_rhythm where ${mine(whose)}`,
} satisfies RoomBrings['handsOut'];
