import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  preparedRows: ({ programme, person }) => sql`
      select cells from import_draft_row where programme_id = ${programme}
        and address = (select address from person where programme_id = ${programme} and id = ${person})
      order by draft_id, row`,
} satisfies RoomBrings['handsOut'];
