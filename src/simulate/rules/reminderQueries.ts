import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { signDays } from '../agreeing/agreedQueries.ts';
import type { Rule } from '../violations.ts';

/** Mails that ask a partner for something that they owe the other. */
const REMINDS = ['turn-reminder', 'partner-waits', 'contact-question'];

/**
 * The promises about reminders: nobody who owes nothing, or is away, gets one. The moment at which the mail left counts; for somebody who
 * joined a pair, only what happened since then.
 */
export const reminderQueries = (
  programme: number,
  round: number,
): Record<Extract<Rule, 'remindedInVain' | 'remindedAway'>, RawBuilder<unknown>> => ({
  remindedInVain: sql`
    with r as (
      select r.partnership_id, r.person_id, r.owes, greatest(r.sent_at, o.sent_at) as sent_at, m.joined_at
      from turn_reminder r
      join partnership p on p.programme_id = r.programme_id and p.id = r.partnership_id and p.round_id = ${round}
      join membership m on m.programme_id = r.programme_id and m.partnership_id = r.partnership_id and m.person_id = r.person_id
      left join outbox o on o.programme_id = r.programme_id and o.person_id = r.person_id and o.kind = 'turn-reminder'
        and o.occasion = 'turn:' || r.id
      where r.programme_id = ${programme} and r.mailed and (o.id is null or o.state in ('sent', 'bundled'))
    )
    select count(*)::int as n from r
    cross join lateral (
      select max(written_at) filter (where author_id = r.person_id) as own, max(written_at) filter (where author_id <> r.person_id
        -- Nobody owes anything to who has left.
        and exists (select from membership m where m.programme_id = l.programme_id and m.partnership_id = l.partnership_id
          and m.person_id = l.author_id and (m.left_at is null or m.left_at >= r.sent_at))) as theirs
      from letter l where l.programme_id = ${programme} and l.partnership_id = r.partnership_id and l.held_at is null
        and l.written_at < r.sent_at and l.written_at >= r.joined_at) wrote
    cross join lateral (
      select max(answered_at) as at from contact_report c where c.programme_id = ${programme} and c.partnership_id = r.partnership_id
        and c.answer = 'talked' and c.answered_at < r.sent_at and c.answered_at >= r.joined_at) talked
    where not case r.owes
      when 'answer' then coalesce(wrote.theirs > greatest(wrote.own, talked.at) or greatest(wrote.own, talked.at) is null, false)
        and wrote.theirs is not null
      when 'first-letter' then greatest(wrote.own, wrote.theirs, talked.at) is null
      else coalesce(greatest(wrote.own, wrote.theirs, talked.at) <= r.sent_at - make_interval(days => ${signDays(programme)}), false) end`,
  remindedAway: sql`
    with reminded as (
      select r.person_id, r.sent_at as at from turn_reminder r
      join partnership p on p.programme_id = r.programme_id and p.id = r.partnership_id and p.round_id = ${round}
      where r.programme_id = ${programme} and r.mailed and not exists (
        select from outbox o where o.programme_id = r.programme_id and o.kind = 'turn-reminder' and o.occasion = 'turn:' || r.id)
      union all
      select o.person_id, o.sent_at from outbox o
      join partnership p on p.programme_id = o.programme_id and p.id = (o.data ->> 'partnership')::bigint and p.round_id = ${round}
      where o.programme_id = ${programme} and o.kind = any(${REMINDS}::text[]) and o.sent_at is not null
    )
    select count(*)::int as n from reminded where exists (
      select from absence a where a.programme_id = ${programme} and a.person_id = reminded.person_id
        and a.said_at < reminded.at and reminded.at < least(a.back_at, a.ended_at))`,
});
