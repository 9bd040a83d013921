import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { isNamed } from './names.ts';

/** Mails that say nothing of another member, or only that the partnership is over. */
const EVEN_APART = [
  'introduction',
  'letter-trouble',
  'partner-left',
  'partnership-ended',
  'partnership-reopened',
];
/** Mails between a person and those who look after the programme. */
const OWN = [
  'absence',
  'by-mail',
  'concern-asked',
  'concern-noted',
  'concern-raised',
  'leaving',
  'leaving-planned',
];

/**
 * Counts what passed while members were kept apart: letters that others may read, reminders, and mails about the partnership to its
 * members.
 */
export const passedApart = (programme: number, round: number): RawBuilder<unknown> => sql`
  with apart as (
    select id, apart_at from partnership
    where programme_id = ${programme} and round_id = ${round} and apart_at is not null and ended_at is null
  )
  select (
    (select count(*) from letter l join apart on apart.id = l.partnership_id
      where l.programme_id = ${programme} and l.written_at > apart_at and l.held_at is null)
    + (select count(*) from turn_reminder r join apart on apart.id = r.partnership_id
      where r.programme_id = ${programme} and r.sent_at > apart_at)
    + (select count(*) from contact_report c join apart on apart.id = c.partnership_id
      where c.programme_id = ${programme} and c.asked_at > apart_at)
    + (select count(*) from outbox o join apart on o.data ->> 'partnership' = apart.id::text
      join membership m on m.programme_id = o.programme_id and m.partnership_id = apart.id and m.person_id = o.person_id
      where o.programme_id = ${programme} and o.sent_at > apart_at
        and o.kind <> all(${[...EVEN_APART, ...OWN]}::text[])
        -- That an hour is off may be said, but not who called it off, nor with whom it was.
        and (o.kind <> 'meeting-cancelled' or exists (
          select from membership x
          join person other on other.programme_id = x.programme_id and other.id = x.person_id
          join person reader on reader.programme_id = o.programme_id and reader.id = o.person_id
          where x.programme_id = o.programme_id and x.partnership_id = apart.id and x.person_id <> o.person_id
            and ${isNamed('other', 'reader')})))
  )::int as n`;

/**
 * Counts mails since a concern that contain its words, or those of a letter that was picked for it. A letter itself goes to the partner as
 * always.
 */
export const toldConcern = (programme: number, round: number): RawBuilder<unknown> => sql`
  with told as (
    select left(words.body, 60) as words, min(c.raised_at) as at from concern c
    join partnership p on p.programme_id = c.programme_id and p.id = c.partnership_id and p.round_id = ${round}
    cross join lateral (
      select c.body union all
      select q.body from concern_passage q where q.programme_id = c.programme_id and q.concern_id = c.id) words
    where c.programme_id = ${programme} and words.body <> '' group by 1
  )
  select count(*)::int as n from outbox o
  where o.programme_id = ${programme} and o.kind <> 'letter' and exists (
    select from told where told.at <= coalesce(o.sent_at, o.queued_at) and position(told.words in o.text || o.subject) > 0)`;
