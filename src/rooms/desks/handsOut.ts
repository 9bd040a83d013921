import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  listColumns: (whose) => sql`select list, columns from list_columns where ${mine(whose)} order by list`,
  keptViews: (whose) => sql`
      select list, name, query, kept_at from list_view
      where programme_id = ${whose.programme} and kept_by = ${whose.person} order by id`,
  looks: (whose) => sql`select record, at from record_look where ${mine(whose)} order by at`,
} satisfies RoomBrings['handsOut'];
