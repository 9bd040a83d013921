import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Mails about meetings of a round. */
const mails = (programme: number, round: number) => sql`
  mails as (
    select o.id, o.kind, o.person_id, o.state, o.sent_at, (o.data ->> 'meeting')::bigint as meeting, (o.data ->> 'sequence')::int as sequence,
      o.data ->> 'occurrence' as occurrence
    from outbox o
    join partnership p on p.programme_id = o.programme_id and p.id = (o.data ->> 'partnership')::bigint and p.round_id = ${round}
    where o.programme_id = ${programme} and o.kind like 'meeting-%'
  )`;

/**
 * Counts reminders that left after their meeting, or their time of a series, was called off. A time that was off may be on again when hours
 * were proposed anew and one was accepted; the reminder's sequence shows that. A meeting that was off as a whole never comes on again.
 */
export const remindedOff = (programme: number, round: number): RawBuilder<unknown> => sql`
  with ${mails(programme, round)}
  select count(*)::int as n from mails r where r.kind in ('meeting-reminder', 'meeting-soon') and r.state = 'sent' and exists (
    select from outbox c where c.programme_id = ${programme} and c.kind = 'meeting-cancelled'
      and (c.data ->> 'meeting')::bigint = r.meeting and c.queued_at < r.sent_at
      and (coalesce(c.data ->> 'occurrence', r.occurrence) = r.occurrence or c.data -> 'also' ? r.occurrence)
      and (c.data ->> 'occurrence' is null or not exists (
        select from mails anew where anew.kind = 'meeting-stands' and anew.meeting = r.meeting
          and anew.sequence > (c.data ->> 'sequence')::int and anew.sequence <= r.sequence)))`;

/** Counts reminders of one time that somebody got twice: a day before it, or an hour before. */
export const remindedTwice = (programme: number, round: number): RawBuilder<unknown> => sql`
  with ${mails(programme, round)}
  select count(*)::int as n from (
    select from mails where kind in ('meeting-reminder', 'meeting-soon') and state = 'sent'
    group by person_id, meeting, occurrence, kind having count(*) > 1) twice`;

/** Counts meetings for which somebody got a lower sequence after a higher one. */
export const sequenceFell = (programme: number, round: number): RawBuilder<unknown> => sql`
  with ${mails(programme, round)}
  select count(distinct meeting)::int as n from (
    select meeting, sequence < lag(sequence) over (partition by meeting, person_id order by id) as fell
    from mails where kind in ('meeting-proposed', 'meeting-stands', 'meeting-changed', 'meeting-shifted', 'meeting-lapsed', 'meeting-until', 'meeting-cancelled')) heard
  where fell`;
