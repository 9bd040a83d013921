import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** For each version: when its members were told that they had agreed, and the days between two questions; null for no rhythm. */
const agreed = (programme: number, round: number) => sql`
  agreed as (
    select a.id, a.partnership_id, o.queued_at as at,
      case a.how_often when 'weekly' then 7 when 'fortnightly' then 14 when 'monthly' then 30 end as days
    from agreement a
    join partnership p on p.programme_id = a.programme_id and p.id = a.partnership_id and p.round_id = ${round}
    join lateral (
      select min(queued_at) as queued_at from outbox where outbox.programme_id = a.programme_id
        and kind = 'agreement-accepted' and occasion = 'agreement:' || a.id) o on o.queued_at is not null
    where a.programme_id = ${programme}
  )`;

/** Versions that stand according to a mail, although a member had not accepted them. */
export const agreedByFew = (programme: number, round: number): RawBuilder<unknown> => sql`
  with ${agreed(programme, round)}
  select count(*)::int as n from agreed g where exists (
    select from membership m
    left join agreement_member s on s.programme_id = m.programme_id and s.agreement_id = g.id and s.person_id = m.person_id
    where m.programme_id = ${programme} and m.partnership_id = g.partnership_id and m.joined_at <= g.at
      and (m.left_at is null or m.left_at > g.at) and coalesce(s.accepted_at > g.at, true))`;

/**
 * Counts questions whether two people have talked that came more often than they had agreed by then. What two agreed before a third joined
 * holds again once the third accepts it, or has left. After an hour that they had arranged, each may be asked once, instead of the regular
 * question, even if they agreed to no rhythm.
 */
export const askedTooOften = (programme: number, round: number): RawBuilder<unknown> => sql`
  with ${agreed(programme, round)}, mails as (
    select id, person_id, occasion, data ->> 'partnership' as partnership, (data ->> 'metAt')::timestamptz as met_at,
      row_number() over (partition by person_id, data ->> 'partnership', (data ->> 'metAt')::timestamptz order by id) as nth
    from outbox where programme_id = ${programme} and kind = 'contact-question'
  ), ${met(programme)}
  select count(*)::int as n from contact_report r
  join lateral (
    select a.id, a.days, greatest(a.at, left_by.at, joined.at) as at from agreed a
    cross join lateral (${unaccepted(programme)}) left_by
    cross join lateral (
      select max(s.accepted_at) as at from agreement_member s
      where s.programme_id = ${programme} and s.agreement_id = a.id and s.accepted_at <= r.asked_at) joined
    where a.partnership_id = r.partnership_id and a.at < r.asked_at and not left_by.some_are_here
    order by a.at desc limit 1) g on true
  left join mails q on q.person_id = r.person_id and q.occasion = 'contact:' || r.id
  where r.programme_id = ${programme} and (
    case when q.met_at is null then g.days is null
      else q.met_at >= r.asked_at or q.nth > 1 or q.id not in (select id from met) end
    or r.period_at < g.at + make_interval(days => g.days)
    or exists (
      select from contact_report e where e.programme_id = r.programme_id and e.partnership_id = r.partnership_id
        and e.person_id = r.person_id and e.asked_at > g.at and (e.asked_at, e.id) < (r.asked_at, r.id)
        and e.period_at > r.period_at - make_interval(days => g.days)
        and e.period_at < r.period_at + make_interval(days => g.days)))`;

/**
 * About members who had not accepted version `a` when question `r` came: whether one was still a member, and when the last of them had
 * left.
 */
const unaccepted = (programme: number) => sql`
  select coalesce(bool_or(m.left_at is null or m.left_at > r.asked_at), false) as some_are_here, max(m.left_at) as at
  from membership m
  left join agreement_member s on s.programme_id = m.programme_id and s.agreement_id = a.id and s.person_id = m.person_id
  where m.programme_id = ${programme} and m.partnership_id = a.partnership_id and m.joined_at <= r.asked_at
    and coalesce(s.accepted_at > r.asked_at, true)`;

/**
 * The mails that ask after an hour that stood: the members had heard that it did, and nothing had called it off. Uses joins, so it runs
 * once for all mails.
 */
const met = (programme: number) => sql`
  stands as materialized (
    select queued_at, data ->> 'partnership' as partnership, data ->> 'meeting' as meeting
    from outbox where programme_id = ${programme} and kind = 'meeting-stands'
  ), off as materialized (
    select queued_at, data ->> 'meeting' as meeting
    from outbox where programme_id = ${programme} and kind = 'meeting-cancelled' and data ->> 'occurrence' is null
  ), met as (
    select q.id from mails q join stands s on s.partnership = q.partnership and s.queued_at < q.met_at
    where not exists (
      select from off where off.meeting = s.meeting and off.queued_at >= s.queued_at and off.queued_at < q.met_at)
  )`;

/** The days after a talk within which nobody owes a sign of life, as agreed when the reminder `r` was sent; null: nobody owes one. */
export const signDays = (programme: number) => sql`
  case when exists (select ${before(programme)}) then (select case a.how_often
      when 'weekly' then 7 when 'fortnightly' then 14 when 'monthly' then 30 end ${before(programme)} order by o.queued_at desc limit 1)
    else 14 end`;

/** The versions that the members of reminder `r`'s partnership had agreed on by then. */
const before = (programme: number) => sql`
  from agreement a
  join outbox o on o.programme_id = a.programme_id and o.kind = 'agreement-accepted' and o.occasion = 'agreement:' || a.id
  where a.programme_id = ${programme} and a.partnership_id = r.partnership_id and o.queued_at < r.sent_at`;
