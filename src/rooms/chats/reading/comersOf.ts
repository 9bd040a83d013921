import { sql } from 'kysely';
import type { Comers } from '../../../lib/time/comers.ts';
import { continentOf } from '../../../lib/world/regions.ts';
import type { Ctx } from '../../ctx.ts';
import { awayBy } from '../../partnerships/index.ts';

/** People whose hours are looked at; of more, every so manieth counts for all. */
const MOST = 2000;

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

/** The people of a round as far as they could come to a chat; `every` is 1 when all were looked at, else every so manieth was. */
export interface RoundComers {
  comers: Comers[];
  every: number;
}

/**
 * Everybody whose application to a round stands, by the hours they gave, where they live, and when they are away: by what they said in their application and
 * what they have declared since. People alike are one.
 */
export async function comersOf(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<RoundComers> {
  const { rows } = await sql<Row>`
    with sample as materialized (
      select greatest(1, ceil(coalesce(sum(people), 0) / ${MOST}::float))::int as every from head_count
      where programme_id = ${programme} and round_id = ${round} and standing in ('confirmed', 'waiting', 'matched', 'finished')),
    -- First who is looked at: of them alone person and answers are looked up.
    looked_at as materialized (
      select a.id, a.person_id, sample.every from sample cross join application a
      where a.programme_id = ${programme} and a.round_id = ${round} and a.state in ('confirmed', 'waiting', 'matched', 'finished')
        and a.id % sample.every = 0),
    asked as materialized (
      select q.id, q.type from round_question r
      join question q on q.programme_id = r.programme_id and q.id = r.question_id
      where r.programme_id = ${programme} and r.round_id = ${round} and (q.role = 'hours' or q.type = 'absences'))
    select p.country, coalesce(p.zone, home.zone) as zone, hours.value #>> '{}' as hours, planned.value as planned,
      away.said_at as "from", away.back_at as until, count(*)::int as people, a.every
    from looked_at a
    join person p on p.programme_id = ${programme} and p.id = a.person_id
    join programme home on home.id = ${programme}
    left join answer hours on hours.programme_id = ${programme} and hours.application_id = a.id
      and hours.question_id = (select min(id) from asked where type = 'hours') and position('1' in hours.value #>> '{}') > 0
    left join answer planned on planned.programme_id = ${programme} and planned.application_id = a.id
      and planned.question_id = (select min(id) from asked where type = 'absences')
    left join absence away on away.programme_id = ${programme} and away.person_id = a.person_id
      and away.ended_at is null and away.back_at > ${clock.now()}
    where p.erased_at is null and p.stands_for is null
    group by 1, 2, 3, 4, 5, 6, a.every`.execute(db);
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
