import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countryCodes } from '../../lib/world/countries.ts';
import { continentOf } from '../../lib/world/regions.ts';
import type { Promised, Rule } from '../violations.ts';

/** The rules that two people keep or break together. */
export type BetweenTwo = Extract<
  Rule,
  | 'otherCountry'
  | 'otherEmployer'
  | 'neverAgain'
  | 'ruledOut'
  | 'sharedLanguage'
  | 'zoneDifference'
  | 'musts'
  | 'answers'
  | 'overlapHours'
>;

/**
 * All pairs of people who share or shared a partnership of a round, in both orders. A third who joined after one of two had left never
 * shared it with that one.
 */
export const partnersOf = (programme: number, round: number): RawBuilder<unknown> => sql`
  select a.partnership_id, a.person_id as one, b.person_id as other
  from membership a join membership b using (programme_id, partnership_id)
  where a.programme_id = ${programme} and a.round_id = ${round} and a.person_id <> b.person_id
    and (a.left_at is null or b.joined_at < a.left_at) and (b.left_at is null or a.joined_at < b.left_at)`;

/** For each rule, the pairs (`one`, `other`) of `among` that break it; `null` if the round has no such rule. `among` has both orders. */
export function betweenTwo(
  { programme, round }: { programme: number; round: number },
  promised: Promised,
  aside: RawBuilder<unknown>,
  among: RawBuilder<unknown> = partnersOf(programme, round),
): Record<BetweenTwo, RawBuilder<unknown> | null> {
  const couples = sql`couples as not materialized (${among})`;
  const answers = sql`
    answers as not materialized (select * from ${aside}),
    spoken as not materialized (
      select person_id, split_part(l->>'code', '-', 1) as code,
        case l->>'level' when 'A1' then 1 when 'A2' then 2 when 'B1' then 3 when 'B2' then 4 when 'C1' then 5 else 6 end as level
      from answers, jsonb_array_elements(value) l where role = 'languages'
    ),
    home as not materialized (select person_id, value #>> '{}' as country from answers where role = 'country'),
    clock as not materialized (
      select person_id, (value #>> '{}')::numeric as ahead from answers where role = 'ahead'
    ),
    apart as not materialized (
      select one, other, least(abs(a.ahead - b.ahead), 24 - abs(a.ahead - b.ahead)) as hours
      from couples join clock a on a.person_id = one join clock b on b.person_id = other
    )`;
  const level = promised.minLevel ?? 1;
  return {
    otherCountry: sql`with ${couples}, ${answers}
      select one, other from couples c
      join home a on a.person_id = one join home b on b.person_id = other
      where one < other and a.country = b.country`,
    otherEmployer: promised.otherEmployer
      ? sql`with ${couples}, ${answers},
      works as (
        select person_id, regexp_replace(lower(value #>> '{}'), '[^[:alnum:]]', '', 'g') as at from answers where role = 'employer'
      )
      select one, other from couples c
      join works a on a.person_id = one join works b on b.person_id = other
      where one < other and a.at = b.at and a.at not in ('', 'none')`
      : null,
    neverAgain: sql`with ${couples}
      select one, other from couples c where one < other and (
        exists (select 1 from former_pair f where f.programme_id = ${programme} and f.person_a = one and f.person_b = other)
        or exists (
          select 1 from membership a join membership b using (programme_id, partnership_id)
          where a.programme_id = ${programme} and a.round_id < ${round} and a.person_id = one and b.person_id = other))`,
    ruledOut: sql`with ${couples}
      select one, other from couples c
      join person o on o.programme_id = ${programme} and o.id = other
      where exists (
        select 1 from exclusion x where x.programme_id = ${programme} and x.person_id = one
        and (x.excluded_person_id = other or (x.excluded_address <> '' and x.excluded_address = o.address)))`,
    sharedLanguage:
      promised.minLevel === null
        ? null
        : sql`with ${couples}, ${answers}
      select one, other from couples c where one < other and not exists (
        select 1 from spoken a join spoken b using (code)
        where a.person_id = one and b.person_id = other and a.level >= ${level} and b.level >= ${level})`,
    zoneDifference:
      promised.maxHours === null
        ? null
        : sql`with ${couples}, ${answers}
      select one, other from couples c join apart using (one, other)
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
      select one, other from met where ok is not true`,
    answers:
      promised.answers.length === 0
        ? null
        : sql`with ${couples},
      own as (
        select p.person_id, x.question_id, x.value from application p
        join answer x on x.programme_id = p.programme_id and x.application_id = p.id
        where p.programme_id = ${programme} and p.round_id = ${round}
      )
      select one, other from couples c
      cross join unnest(${promised.answers.map(({ question }) => question)}::bigint[], ${promised.answers.map(({ equal }) => equal)}::boolean[],
        ${promised.answers.map(({ within }) => within)}::int[]) r (question, equal, within)
      join own a on a.person_id = one and a.question_id = r.question
      join own b on b.person_id = other and b.question_id = r.question
      where one < other and (a.value = b.value or case when jsonb_typeof(a.value) = 'number' and jsonb_typeof(b.value) = 'number'
        then abs((a.value #>> '{}')::numeric - (b.value #>> '{}')::numeric) <= r.within else false end) <> r.equal`,
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
      select one, other from couples c left join both_free using (one, other)
      where one < other and coalesce(hours, 0) < ${promised.minHours}`,
  };
}
