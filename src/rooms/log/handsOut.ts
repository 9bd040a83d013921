import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  events: (whose) => sql`
      select at, kind, subject_kind, subject_id, data from event
      where programme_id = ${whose.programme} and (
        (actor_kind = 'person' and actor_id = ${whose.person}) or (subject_kind = 'person' and subject_id = ${whose.person})
      ) order by id`,
} satisfies RoomBrings['handsOut'];
