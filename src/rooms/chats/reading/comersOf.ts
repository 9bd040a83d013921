import { sql } from 'kysely';
import type { Comers } from '../../../lib/time/comers.ts';
import { continentOf } from '../../../lib/world/regions.ts';
import type { Ctx } from '../../ctx.ts';
import { awayBy } from '../../partnerships/index.ts';

/** The most people whose hours are looked at. Of more, this many are drawn by lot and count for all. */
const MOST = 600;

interface Row {
  country: string | null;
  zone: string;
  hours: string | null;
  planned: unknown;
  from: Date | null;
  until: Date | null;
  people: number;
  every: number;
}

/** The people of a round, as far as they could come to a chat. `every` is 1 when all were looked at; n when one of every n was. */
export interface RoundComers {
  comers: Comers[];
  every: number;
}

/**
 * The people whose application to a round stands: the hours they gave, where they live, and when they are away, by their application and by
 * later statements. People with the same answers are grouped.
 */
export async function comersOf(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<RoundComers> {
  const { rows } = await sql<Row>`
    with sample as materialized (
      select every, case when every > 1 then ceil(people::float / every) end as most from (
        select people, greatest(1, ceil(people / ${MOST}::float))::int as every from (
          select coalesce(sum(people), 0) as people from head_count
          where programme_id = ${programme} and round_id = ${round} and standing in ('confirmed', 'waiting', 'matched', 'finished')) counted) parts),
    -- First who is looked at: of them alone person and answers are looked up. By lot: people who came in turns are no fair sample in the order they came.
    looked_at as materialized (
      select a.id, a.person_id from application a
      where a.programme_id = ${programme} and a.round_id = ${round} and a.state in ('confirmed', 'waiting', 'matched', 'finished')
      order by hashint8(a.id) limit (select most from sample)),
    asked as materialized (
      select q.id, q.type from round_question r
      join question q on q.programme_id = r.programme_id and q.id = r.question_id
      where r.programme_id = ${programme} and r.round_id = ${round} and (q.role = 'hours' or q.type = 'absences'))
    select p.country, coalesce(p.zone, home.zone) as zone, given.hours, given.planned,
      away.said_at as "from", away.back_at as until, count(*)::int as people, sample.every
    from looked_at a cross join sample
    -- Each by its key: joined, all people of the programme may be read for some.
    cross join lateral (
      select country, zone from person p where p.programme_id = ${programme} and p.id = a.person_id and p.erased_at is null and p.stands_for is null offset 0) p
    join programme home on home.id = ${programme}
    cross join lateral (
      select max(value #>> '{}') filter (where question_id = (select min(id) from asked where type = 'hours') and position('1' in value #>> '{}') > 0) as hours,
        (max(value::text) filter (where question_id = (select min(id) from asked where type = 'absences')))::jsonb as planned
      from answer where programme_id = ${programme} and application_id = a.id and question_id = any(array(select id from asked))) given
    left join absence away on away.programme_id = ${programme} and away.person_id = a.person_id
      and away.ended_at is null and away.back_at > ${clock.now()}
    group by 1, 2, 3, 4, 5, 6, sample.every`.execute(db);
  const every = rows[0]?.every ?? 1;
  return {
    every,
    comers: rows.map(({ country, zone, hours, planned, from, until, people }) => ({
      part: (country && continentOf(country)) ?? '',
      zone,
      hours,
      away: [...awayBy(planned, zone), ...(from && until ? [{ from, until }] : [])],
      people: people * every,
    })),
  };
}
