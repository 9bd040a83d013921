import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** What of its tables somebody may take away, by the name of the list. */
export const handsOut = {
  mailRhythm: (whose) =>
    sql`select rhythm, everything, only_acts, quiet_from, quiet_until, changed_at from mail_rhythm where ${mine(whose)}`,
  bounces: (whose) => sql`select address, kind, hard, reply, at from bounce where ${mine(whose)} order by id`,
  mails: (whose) => sql`
      select kind, case when private then null else subject end as subject, case when private then null else text end as text,
        state, queued_at, sent_at
      from outbox where ${mine(whose)} and not (kind in ('introduction', 'waiting', 'unanswered') and sent_at is null and due_at > ${whose.now})
      order by id`,
  noMailTo: (whose) => sql`
      select s.address, s.reason, s.at from suppression s
      join person on person.programme_id = s.programme_id and person.address = s.address
      where s.programme_id = ${whose.programme} and person.id = ${whose.person}`,
} satisfies RoomBrings['handsOut'];
