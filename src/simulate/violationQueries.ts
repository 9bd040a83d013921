import { sql } from 'kysely';
import { agreedByFew, askedTooOften } from './agreeing/agreedQueries.ts';
import type { RawBuilder } from 'kysely';
import { continentOf } from '../lib/world/regions.ts';
import { countryCodes } from '../lib/world/countries.ts';
import { passedApart, toldConcern } from './concernQueries.ts';
import { remindedOff, remindedTwice, sequenceFell } from './meeting/meetingQueries.ts';
import { laterQueries } from './laterQueries.ts';
import { reminderQueries } from './reminderQueries.ts';
import type { Rule, Promised } from './violations.ts';

export function queries(
  programme: number,
  round: number,
  promised: Promised,
  aside: RawBuilder<unknown>,
): Record<Rule, RawBuilder<unknown> | null> {
  /** Each two people who share a partnership of the round, in both orders. */
  const couples = sql`
    couples as not materialized (
      select a.partnership_id, a.person_id as one, b.person_id as other
      from membership a join membership b using (programme_id, partnership_id)
      where a.programme_id = ${programme} and a.round_id = ${round} and a.person_id <> b.person_id
    )`;
  const answers = sql`
    answers as not materialized (select * from ${aside}),
    spoken as not materialized (
      select person_id, split_part(l->>'code', '-', 1) as code,
        case l->>'level' when 'A1' then 1 when 'A2' then 2 when 'B1' then 3 when 'B2' then 4 when 'C1' then 5 else 6 end as level
      from answers, jsonb_array_elements(value) l where role = 'languages'
    ),
    home as not materialized (select person_id, value #>> '{}' as country from answers where role = 'country'),
    clock as not materialized (
      select person_id,
        extract(epoch from (d.due_at at time zone (value #>> '{}')) - (d.due_at at time zone 'UTC')) / 3600 as ahead
      from answers, round_date d
      where role = 'zone' and d.programme_id = ${programme} and d.round_id = ${round} and d.kind = 'introduces'
    ),
    apart as not materialized (
      select one, other, least(abs(a.ahead - b.ahead), 24 - abs(a.ahead - b.ahead)) as hours
      from couples join clock a on a.person_id = one join clock b on b.person_id = other
    )`;
  const level = promised.minLevel ?? 1;
  return {
    otherCountry: sql`with ${couples}, ${answers}
      select count(*)::int as n from couples c
      join home a on a.person_id = one join home b on b.person_id = other
      where one < other and a.country = b.country`,
    otherEmployer: promised.otherEmployer
      ? sql`with ${couples}, ${answers},
      works as (
        select person_id, regexp_replace(lower(value #>> '{}'), '[^[:alnum:]]', '', 'g') as at from answers where role = 'employer'
      )
      select count(*)::int as n from couples c
      join works a on a.person_id = one join works b on b.person_id = other
      where one < other and a.at = b.at and a.at not in ('', 'none')`
      : null,
    // As many as were there count, also those who had no place.
    perCountry:
      promised.places === null && promised.percent === null
        ? null
        : sql`with ${couples}, ${answers},
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
    neverAgain: sql`with ${couples}
      select count(*)::int as n from couples c where one < other and (
        exists (select 1 from former_pair f where f.programme_id = ${programme} and f.person_a = one and f.person_b = other)
        or exists (
          select 1 from membership a join membership b using (programme_id, partnership_id)
          where a.programme_id = ${programme} and a.round_id < ${round} and a.person_id = one and b.person_id = other))`,
    ruledOut: sql`with ${couples}
      select count(*)::int as n from couples c
      join person o on o.programme_id = ${programme} and o.id = other
      where exists (
        select 1 from exclusion x where x.programme_id = ${programme} and x.person_id = one
        and (x.excluded_person_id = other or (x.excluded_address <> '' and x.excluded_address = o.address)))`,
    sharedLanguage:
      promised.minLevel === null
        ? null
        : sql`with ${couples}, ${answers}
      select count(*)::int as n from couples c where one < other and not exists (
        select 1 from spoken a join spoken b using (code)
        where a.person_id = one and b.person_id = other and a.level >= ${level} and b.level >= ${level})`,
    zoneDifference:
      promised.maxHours === null
        ? null
        : sql`with ${couples}, ${answers}
      select count(*)::int as n from couples c join apart using (one, other)
      where one < other and hours > ${promised.maxHours}`,
    musts: sql`with ${couples}, ${answers},
      region (country, code) as (select * from unnest(${countryCodes}::text[], ${countryCodes.map((code) => continentOf(code) ?? '')}::text[])),
      must as (
        select person_id, w->>'about' as about, w->>'value' as wanted
        from answers, jsonb_array_elements(value) w where role = 'wishes' and w->>'strength' = 'must'
      ),
      met as (
        select c.one, c.other, m.about, bool_or(case m.about
          when 'country' then h.country = m.wanted
          when 'region' then exists (select 1 from region r where r.country = h.country and r.code = m.wanted)
          when 'language' then exists (
            select 1 from spoken s where s.person_id = c.other and s.code = split_part(m.wanted, '-', 1) and s.level >= ${level})
          when 'interest' then exists (
            select 1 from answers i where i.person_id = c.other and i.role = 'interests' and i.value ? m.wanted)
          when 'zone' then (select hours from apart p where p.one = c.one and p.other = c.other) <= m.wanted::numeric
          else exists (
            select 1 from answers i where i.person_id = c.other and i.role = m.about and i.value #>> '{}' = m.wanted)
          end) as ok
        from couples c join must m on m.person_id = c.one left join home h on h.person_id = c.other
        group by 1, 2, 3
      )
      select count(*)::int as n from met where ok is not true`,
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
    answers:
      promised.answers.length === 0
        ? null
        : sql`with ${couples},
      own as (
        select p.person_id, x.question_id, x.value from application p
        join answer x on x.programme_id = p.programme_id and x.application_id = p.id
        where p.programme_id = ${programme} and p.round_id = ${round}
      )
      select count(*)::int as n from couples c
      cross join unnest(${promised.answers.map(({ question }) => question)}::bigint[], ${promised.answers.map(({ equal }) => equal)}::boolean[]) r (question, equal)
      join own a on a.person_id = one and a.question_id = r.question
      join own b on b.person_id = other and b.question_id = r.question
      where one < other and (a.value = b.value) <> r.equal`,
    overlapHours:
      promised.minHours === null
        ? null
        : sql`with ${couples}, ${answers},
      -- Half-hours of the UTC week: those somebody gave on their own wall, and else from 7 to 23 there.
      free as (
        select k.person_id, half
        from clock k
        left join answers h on h.person_id = k.person_id and h.role = 'hours' and position('1' in h.value #>> '{}') > 0
        cross join generate_series(0, 335) half
        cross join lateral (select mod(half + (k.ahead * 2)::int + 336, 336) as own) wall
        where coalesce(substr(h.value #>> '{}', own + 1, 1) = '1', own % 48 between 14 and 45)
      ),
      both_free as (
        select one, other, count(*) / 2.0 as hours from couples
        join free a on a.person_id = one join free b on b.person_id = other and b.half = a.half group by 1, 2
      )
      select count(*)::int as n from couples c left join both_free using (one, other)
      where one < other and coalesce(hours, 0) < ${promised.minHours}`,
    tooLate: sql`
      select count(*)::int as n from application a
      join round_date d on d.programme_id = a.programme_id and d.round_id = a.round_id and d.kind = 'closes'
      where a.programme_id = ${programme} and a.round_id = ${round} and a.created_at > d.due_at`,
    // Rule 2: who has no partner after the publication has a reason and a mail that told it.
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
    agreedByFew: agreedByFew(programme, round),
    askedTooOften: askedTooOften(programme, round),
    passedApart: passedApart(programme, round),
    toldConcern: toldConcern(programme, round),
    remindedOff: remindedOff(programme, round),
    remindedTwice: remindedTwice(programme, round),
    sequenceFell: sequenceFell(programme, round),
    // Mails with letters that were taken back, or are drafts.
    takenBack: sql`
      select count(*)::int as n from outbox o
      join partnership p on p.programme_id = o.programme_id and p.id = (o.data ->> 'partnership')::bigint and p.round_id = ${round}
      where o.programme_id = ${programme} and o.kind = 'letter' and not exists (
        select from letter l where l.programme_id = o.programme_id and l.id = (o.data ->> 'letter')::bigint and l.drafted_at is null)`,
    // Letters that others had before the minute was over.
    tooSoon: sql`
      select count(*)::int as n from letter l
      join partnership p on p.programme_id = l.programme_id and p.id = l.partnership_id and p.round_id = ${round}
      where l.programme_id = ${programme} and l.leaves_at is not null and (
        (l.held_at is null and (l.left_at is null or l.left_at < l.leaves_at))
        or exists (select from outbox o where o.programme_id = l.programme_id and o.kind = 'letter'
          and o.occasion = 'letter:' || l.id and o.queued_at < l.leaves_at))`,
  };
}
