import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away: people have a right to know what is noted about them. */
export const handsOut = {
  notes: (whose) => sql`
    select body, written_at from person_note where ${mine(whose)} and removed_at is null order by id`,
  tags: (whose) => sql`select tag, put_at from person_tag where ${mine(whose)} order by id`,
} satisfies RoomBrings['handsOut'];
