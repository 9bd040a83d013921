import { sql } from 'kysely';
import type { Ctx } from '../../rooms/ctx.ts';

/** Days after which nobody waits without an answer, another partner, or a stated reason. */
export const MOST_DAYS = 24;
/** Days without an answer from which somebody counts as one who waits. */
const FROM_DAYS = 7;

/** One time of waiting: for a partner, or for an answer from one's partners. */
export interface Wait {
  /** The same on each day of it. */
  key: string;
  isLong: boolean;
  /** Whether its person was told why, and what comes when: the next run, another partner at once, the day on which a volunteer looks. */
  isTold: boolean;
}

/** Times of waiting of a whole round, what became of them, and those that broke the promise. */
export interface Waits {
  waited: number;
  /** Those that lasted longer than the promised days, with a stated reason alone. */
  byReason: number;
  /** Those that lasted longer, and nobody told why. */
  untold: number;
}

/**
 * The people of a round that runs who wait now, read straight from the tables. Days on which they, or all for whom they wait, are away do not count.
 */
export async function waitsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<Wait[]> {
  const now = ctx.clock.now();
  const isAway = (person: string) => sql`exists (
    select from absence w where w.programme_id = ${programme} and w.person_id = ${sql.ref(person)}
      and w.said_at <= day and day < least(w.back_at, w.ended_at))`;
  const { rows } = await sql<Wait>`
    with alone as (
      select 'partner ' || a.id || ' ' || a.state_at as key,
        (select count(*) from generate_series(greatest(a.state_at, meets.due_at), ${now}, interval '1 day') day
          where not ${isAway('a.person_id')}) - 1 as days,
        w.choice = 'next' or (w.told is not null and (w.stated_at is not null or w.told like '% last')) as told, 0 as counted_from
      from application a
      join round_date meets on meets.programme_id = a.programme_id and meets.round_id = a.round_id and meets.kind = 'introduces'
      left join again_wait w on w.programme_id = a.programme_id and w.application_id = a.id and w.since = a.state_at
      where a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'waiting'
    ), silent as (
      select m.programme_id, m.partnership_id, m.person_id, (
        select min(l.written_at) from letter l
        where l.programme_id = m.programme_id and l.partnership_id = m.partnership_id and l.author_id = m.person_id
          and l.held_at is null and l.drafted_at is null and l.written_at >= m.joined_at and l.written_at > coalesce(greatest((
            select max(o.written_at) from letter o where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id
              and o.author_id <> m.person_id and o.held_at is null and o.drafted_at is null), (
            select max(c.answered_at) from contact_report c where c.programme_id = m.programme_id
              and c.partnership_id = m.partnership_id and c.answer = 'talked')), '-infinity')) as since
      from membership m
      join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id and p.state <> 'ended' and p.apart_at is null
      where m.programme_id = ${programme} and m.round_id = ${round} and m.left_at is null
    ), unanswered as (
      select 'answer ' || s.partnership_id || ' ' || s.person_id || ' ' || s.since as key,
        (select count(*) from generate_series(s.since, ${now}, interval '1 day') day
          where not ${isAway('s.person_id')} and exists (
            select from membership o where o.programme_id = s.programme_id and o.partnership_id = s.partnership_id
              and o.person_id <> s.person_id and o.left_at is null and o.joined_at <= day and not ${isAway('o.person_id')})) - 1 as days,
        exists (
          select from outbox o where o.programme_id = s.programme_id and o.person_id = s.person_id and o.queued_at > s.since
            and o.data ->> 'partnership' = s.partnership_id::text
            and (o.kind = 'silence' or (o.kind = 'partner-reminded' and o.data ->> 'step' = 'last'))) as told, ${FROM_DAYS}::int as counted_from
      from silent s where s.since is not null
    )
    select key, days > ${MOST_DAYS} as "isLong", coalesce(told, false) as "isTold"
    from (select * from alone union all select * from unanswered) waits
    where days >= counted_from and exists (
      select from round_date d where d.programme_id = ${programme} and d.round_id = ${round} and d.kind = 'introduces' and d.due_at <= ${now})
      and exists (
      select from round_date d where d.programme_id = ${programme} and d.round_id = ${round} and d.kind = 'ends' and d.due_at > ${now})`.execute(
    ctx.db,
  );
  return rows;
}

/** Counts each time of waiting once, over all days of a round. */
export function countWaits(days: readonly (readonly Wait[])[]): Waits {
  const all = days.flat();
  const keys = (which: (wait: Wait) => boolean): Set<string> =>
    new Set(all.filter(which).map(({ key }) => key));
  const untold = keys(({ isLong, isTold }) => isLong && !isTold);
  const long = keys(({ isLong }) => isLong);
  return {
    waited: keys(() => true).size,
    byReason: [...long].filter((key) => !untold.has(key)).length,
    untold: untold.size,
  };
}
