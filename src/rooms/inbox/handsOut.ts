import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  conversations: (whose) => sql`
      select id as conversation, subject, state, opened_at, last_at from thread
      where ${mine(whose)} and merged_into is null order by id`,
  // Answers to the person are theirs too; notes among volunteers are not.
  messages: (whose) => sql`
      select m.thread_id as conversation, case when m.kind = 'in' then 'mine' else 'answer' end as from,
        coalesce(m.whole, m.body) as text, m.channel, m.at
      from thread_message m join thread t on t.programme_id = m.programme_id and t.id = m.thread_id
      where m.programme_id = ${whose.programme} and t.person_id = ${whose.person}
        and (m.kind = 'out' or (m.kind = 'in' and m.author_id = ${whose.person})) order by m.id`,
  watchesInbox: (whose) => sql`select since from inbox_watch where ${mine(whose)}`,
} satisfies RoomBrings['handsOut'];
