import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  merges: ({ programme, person }) => sql`
    select gone_address as "otherAddress", at from person_merge
    where programme_id = ${programme} and kept_id = ${person} order by id`,
} satisfies RoomBrings['handsOut'];
