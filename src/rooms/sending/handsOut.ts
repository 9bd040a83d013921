import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  bounces: (whose) => sql`select address, kind, hard, reply, at from bounce where ${mine(whose)} order by id`,
  noMailTo: (whose) => sql`
      select s.address, s.reason, s.at from suppression s
      join person on person.programme_id = s.programme_id and person.address = s.address
      where s.programme_id = ${whose.programme} and person.id = ${whose.person}`,
} satisfies RoomBrings['handsOut'];
