import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { agreedByFew, askedTooOften } from './agreeing/agreedQueries.ts';
import { askedTwiceByMail, chatUnasked, saidUnheard } from './chatting/chatQueries.ts';
import { filteredShown } from './letters/filteredShown.ts';
import { remindedOff, remindedTwice, sequenceFell } from './meeting/meetingQueries.ts';
import { betweenTwo } from './rules/betweenTwo.ts';
import { choiceQueries } from './rules/choiceQueries.ts';
import { passedApart, toldConcern } from './rules/concernQueries.ts';
import { laterQueries } from './rules/laterQueries.ts';
import { reminderQueries } from './rules/reminderQueries.ts';
import type { Rule, Promised } from './violations.ts';

/** For each rule, a query that counts how often it is broken in a round; `null` when the round has no such rule. */
export function queries(
  programme: number,
  round: number,
  promised: Promised,
  aside: RawBuilder<unknown>,
): Record<Rule, RawBuilder<unknown> | null> {
  return {
    ...counted(betweenTwo({ programme, round }, promised, aside)),
    // The share counts all available applicants, including those who got no place.
    perCountry:
      promised.places === null && promised.percent === null
        ? null
        : sql`with home as (select person_id, value #>> '{}' as country from ${aside} where role = 'country'),
      present as (
        select person_id, state from application a
        where programme_id = ${programme} and round_id = ${round} and (state in ('matched', 'waiting')
          or exists (select from membership m where m.programme_id = a.programme_id and m.round_id = a.round_id and m.person_id = a.person_id))
      ),
      places as (
        select coalesce(${promised.places}::int, greatest(1, count(*)::int * ${promised.percent}::int / 100)) as n from present
      )
      select coalesce(sum(beyond), 0)::int as n from (
        select greatest(0, count(*) - (select n from places)) as beyond
        from home join present using (person_id) where state = 'matched' group by country) countries`,
    oneAtATime: sql`
      select count(*)::int as n from (
        select person_id from membership
        where programme_id = ${programme} and round_id = ${round} and left_at is null
        group by person_id having count(*) > 1) twice`,
    unconfirmed: sql`
      select count(*)::int as n from membership m
      join application a on a.programme_id = m.programme_id and a.round_id = m.round_id and a.person_id = m.person_id
      join person p on p.programme_id = m.programme_id and p.id = m.person_id
      where m.programme_id = ${programme} and m.round_id = ${round} and (
        p.address_confirmed_at is null
        or (a.available_asked_at is not null and a.available_at is null)
        or not exists (select 1 from consent c where c.programme_id = m.programme_id and c.person_id = m.person_id and c.kind = 'conduct')
        or not exists (select 1 from consent c where c.programme_id = m.programme_id and c.person_id = m.person_id and c.kind = 'adult'))`,
    states: sql`
      select count(*)::int as n from application a
      where a.programme_id = ${programme} and a.round_id = ${round} and (
        (a.state = 'matched') <> exists (
          select 1 from membership m where m.programme_id = a.programme_id and m.round_id = a.round_id
          and m.person_id = a.person_id and m.left_at is null))`,
    tooLate: sql`
      select count(*)::int as n from application a
      join round_date d on d.programme_id = a.programme_id and d.round_id = a.round_id and d.kind = 'closes'
      where a.programme_id = ${programme} and a.round_id = ${round} and a.created_at > d.due_at`,
    // Rule 2: everybody without a partner after the publication has a reason, and a mail that told it.
    silence: sql`
      select count(*)::int as n from application a
      where a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'waiting' and not (
        -- From the beginning; since they were let down; or since they left, and asked for another.
        (exists (select 1 from unmatched u where u.programme_id = a.programme_id and u.application_id = a.id)
          and exists (select 1 from outbox o where o.programme_id = a.programme_id and o.person_id = a.person_id and o.kind = 'waiting'))
        or exists (
          select 1 from membership m where m.programme_id = a.programme_id and m.round_id = a.round_id and m.person_id = a.person_id
          and (exists (select 1 from outbox o where o.programme_id = m.programme_id and o.person_id = m.person_id
              and o.kind in ('partner-left', 'partnership-ended') and o.queued_at >= m.left_at)
            or exists (select 1 from event e where e.programme_id = m.programme_id and e.kind = 'partnership-left'
              and e.subject_kind = 'partnership' and e.subject_id = m.partnership_id and e.actor_id = m.person_id))))`,
    ...reminderQueries(programme, round),
    ...laterQueries(programme, round),
    ...choiceQueries(programme, round),
    filteredShown: filteredShown(programme, round),
    agreedByFew: agreedByFew(programme, round),
    askedTooOften: askedTooOften(programme, round),
    passedApart: passedApart(programme, round),
    toldConcern: toldConcern(programme, round),
    remindedOff: remindedOff(programme, round),
    remindedTwice: remindedTwice(programme, round),
    sequenceFell: sequenceFell(programme, round),
    askedTwiceByMail: askedTwiceByMail(programme, round),
    saidUnheard: saidUnheard(programme, round),
    chatUnasked: chatUnasked(programme, round),
    // Counts mails with letters that were taken back, or are drafts.
    takenBack: sql`
      select count(*)::int as n from outbox o
      join partnership p on p.programme_id = o.programme_id and p.id = (o.data ->> 'partnership')::bigint and p.round_id = ${round}
      where o.programme_id = ${programme} and o.kind = 'letter' and not exists (
        select from letter l where l.programme_id = o.programme_id and l.id = (o.data ->> 'letter')::bigint and l.drafted_at is null)`,
    // Counts letters that others got before the minute was over.
    tooSoon: sql`
      select count(*)::int as n from letter l
      join partnership p on p.programme_id = l.programme_id and p.id = l.partnership_id and p.round_id = ${round}
      where l.programme_id = ${programme} and l.leaves_at is not null and (
        (l.held_at is null and (l.left_at is null or l.left_at < l.leaves_at))
        or exists (select from outbox o where o.programme_id = l.programme_id and o.kind = 'letter'
          and o.occasion = 'letter:' || l.id and o.queued_at < l.leaves_at))`,
  };
}

/** Counts the pairs that break each rule. */
const counted = <Key extends string>(
  broken: Record<Key, RawBuilder<unknown> | null>,
): Record<Key, RawBuilder<unknown> | null> =>
  Object.fromEntries(
    Object.entries<RawBuilder<unknown> | null>(broken).map(([rule, pairs]) => [
      rule,
      pairs && sql`select count(*)::int as n from (${pairs}) broken`,
    ]),
  ) as Record<Key, RawBuilder<unknown> | null>;
