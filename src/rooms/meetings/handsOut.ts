import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  meetings: ({ programme, person }) => sql`
    select m.partnership_id as partnership, m.state, t.wall, m.zone, m.minutes, m.means, m.every_weeks,
      case when m.proposer_id = ${person} then m.link end as link, m.proposer_id = ${person} as proposed, said.says, said.answered_at
    from membership own
    join meeting m on m.programme_id = own.programme_id and m.partnership_id = own.partnership_id
    left join meeting_time t on t.programme_id = m.programme_id and t.meeting_id = m.id
    left join meeting_answer said on said.programme_id = t.programme_id and said.time_id = t.id and said.person_id = own.person_id
    where own.programme_id = ${programme} and own.person_id = ${person} and (m.proposer_id = ${person} or said.says is not null)
    order by m.id, t.wall`,
} satisfies RoomBrings['handsOut'];
