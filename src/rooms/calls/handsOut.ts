import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  calls: ({ programme, person }) => sql`
    select c.partnership_id as partnership, s.came_at, s.left_at, c.talked_seconds, c.opened_by = ${person} as opened
    from call_seat s join call c on c.programme_id = s.programme_id and c.id = s.call_id
    where s.programme_id = ${programme} and s.person_id = ${person} order by s.id`,
  callWays: (whose) => sql`
    select partnership_id as partnership, is_direct, chosen_at from call_way where ${mine(whose)} order by partnership_id`,
} satisfies RoomBrings['handsOut'];
