import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  mails: (whose) => sql`
      select kind, case when private then null else subject end as subject, case when private then null else text end as text,
        state, queued_at, sent_at
      from outbox where ${mine(whose)} and not (kind in ('introduction', 'waiting', 'unanswered') and sent_at is null and due_at > ${whose.now})
      order by id`,
} satisfies RoomBrings['handsOut'];
