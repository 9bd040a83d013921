import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Counts questions of the round's chats that somebody got twice by mail, in whatever session they were asked. */
export const askedTwiceByMail = (programme: number, round: number): RawBuilder<unknown> => sql`
  select count(*)::int as n from (
    select from outbox o join chat c on c.programme_id = o.programme_id and c.id = (o.data ->> 'chat')::bigint and c.round_id = ${round}
    where o.programme_id = ${programme} and o.kind = 'chat-question' and o.state = 'sent'
    group by o.person_id, c.id, o.data ->> 'question' having count(*) > 1) twice`;

/**
 * Counts public messages of the round's chats that reach nobody: without a number, or with one beyond the last that readers were told of.
 */
export const saidUnheard = (programme: number, round: number): RawBuilder<unknown> => sql`
  select count(*)::int as n from chat_message m join chat c on c.programme_id = m.programme_id and c.id = m.chat_id and c.round_id = ${round}
  where m.programme_id = ${programme} and m.state = 'shown' and (m.number is null or m.number > c.last_number)`;

/** Counts reminders, questions and digests of the round's chats that were queued for somebody who did not want them, or no longer did. */
export const chatUnasked = (programme: number, round: number): RawBuilder<unknown> => sql`
  select count(*)::int as n from outbox o
  join chat c on c.programme_id = o.programme_id and c.id = (o.data ->> 'chat')::bigint and c.round_id = ${round}
  join person p on p.programme_id = o.programme_id and p.id = o.person_id and p.erased_at is null
  where o.programme_id = ${programme} and o.kind in ('chat-reminder', 'chat-question', 'chat-digest') and o.state = 'sent'
    and not exists (select from chat_wish w where w.programme_id = o.programme_id and w.chat_id = c.id and w.person_id = o.person_id
      and (w.wished_at > o.queued_at or case when o.kind = 'chat-reminder' then w.reminds else w.by_mail end))`;
