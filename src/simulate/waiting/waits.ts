import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../rooms/ctx.ts';

/** Most days that anybody waits without an answer, another partner, or a stated reason. */
export const MOST_DAYS = 24;
/** From this many days without an answer on, somebody counts as waiting. */
const FROM_DAYS = 7;

/** One time of waiting: for a partner, or for an answer from the person's partners. */
export interface Wait {
  /** The same on each day of the waiting. */
  key: string;
  isLong: boolean;
  /** For a long wait: whether they were told why, and what comes when: the next run, another partner at once, or a volunteer's look. */
  isTold: boolean;
}

/** Times of waiting in a whole round, how they ended, and those that broke the promise. */
export interface Waits {
  waited: number;
  /** Times that lasted longer than the promised days, with only a stated reason. */
  byReason: number;
  /** Times that lasted longer although nobody told why. */
  untold: number;
}

/**
 * The percentage of times that may last longer with only a reason and a date. Checked only from `ENOUGH` times on, since a share of fewer
 * says little.
 */
const MOST_SHARE = 5;
const ENOUGH = 500;

/**
 * The people of a running round who wait now, read straight from the tables. Somebody who waited in vain for an answer, and then for
 * another partner, has waited once, since the letter. Some days do not count: those on which they, or everybody they wait for, are away,
 * and those on which a concern kept them apart. Without a partner, absences in their application do not count, either. Somebody counts as
 * told once the mail has left.
 */
export async function waitsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<Wait[]> {
  const now = ctx.clock.now();
  const isAway = (person: string, at = sql`day`) => sql`exists (
    select from absence gone where gone.programme_id = ${programme} and gone.person_id = ${sql.ref(person)}
      and gone.said_at <= ${at} and ${at} < least(gone.back_at, gone.ended_at))`;
  // Absences told in an application. With a partner, they are declared on their first day. Without one, nobody is sought on these days,
  // unless the person came back.
  const toldAway = (application: string, at = sql`day`) => sql`exists (
    select from answer told
    join question asked on asked.programme_id = told.programme_id and asked.id = told.question_id and asked.type = 'absences'
    join person away on away.programme_id = told.programme_id and away.id = (select person_id from application where programme_id = ${programme} and id = told.application_id)
    cross join lateral (select coalesce(away.zone, (select zone from programme where id = told.programme_id)) as zone) lives
    cross join jsonb_to_recordset(
      case when asked.type = 'absences' and jsonb_typeof(told.value) = 'array' then told.value else '[]' end) as span ("from" date, until date)
    where told.programme_id = ${programme} and told.application_id = ${sql.ref(application)}
      and (${at} at time zone lives.zone)::date between span."from" and span.until and not exists (
        select from absence said where said.programme_id = told.programme_id and said.person_id = away.id
          and said.said_at >= span."from"::timestamp at time zone lives.zone and said.said_at <= ${at}))`;
  // The people who decided the concern told both that they may write again.
  const wereApart = sql`exists (
    select from outbox o join concern on concern.programme_id = o.programme_id and concern.id = (o.data ->> 'concern')::bigint
    where o.programme_id = ${programme} and o.person_id = w.person_id and o.kind = 'concern-decided' and o.data ->> 'lifted' = 'true'
      and concern.partnership_id = w.partnership_id and concern.raised_at <= day and day < o.queued_at)`;
  const mailed = sql`exists (
    select from outbox o where o.programme_id = ${programme} and o.person_id = c.person_id and o.state in ('sent', 'bundled')`;
  const chose = sql`(
    select max(e.at) from event e where e.programme_id = ${programme} and e.kind = 'waiting-chosen'
      and e.subject_kind = 'application' and e.subject_id = a.id and e.at >= a.state_at)`;
  const isDue = (kind: string, when: RawBuilder<unknown>) => sql`exists (
    select from round_date d where d.programme_id = ${programme} and d.round_id = ${round} and d.kind = ${kind} and ${when})`;
  const { rows } = await sql<Wait>`
    with wrote as (
      select m.partnership_id, m.person_id, m.left_at, (
        select min(l.written_at) from letter l
        where l.programme_id = m.programme_id and l.partnership_id = m.partnership_id and l.author_id = m.person_id
          and l.held_at is null and l.drafted_at is null and l.written_at >= m.joined_at and l.written_at > coalesce(greatest((
            select max(o.written_at) from letter o where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id
              and o.author_id <> m.person_id and o.held_at is null and o.drafted_at is null), (
            select max(c.answered_at) from contact_report c where c.programme_id = m.programme_id
              and c.partnership_id = m.partnership_id and c.answer = 'talked')), '-infinity')) as since
      from membership m
      join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
      where m.programme_id = ${programme} and m.round_id = ${round}
        and (m.left_at is not null or (p.state <> 'ended' and p.apart_at is null))
    ), waiting as (
      select 'answer ' || partnership_id || ' ' || person_id || ' ' || since as key, person_id, partnership_id, since,
        null::bigint as application_id, null::timestamptz as alone_at, ${FROM_DAYS}::int as counted_from
      from wrote where left_at is null and since is not null
      union all
      select coalesce('answer ' || w.partnership_id || ' ' || w.person_id || ' ' || w.since, 'partner ' || a.id || ' ' || a.state_at),
        a.person_id, w.partnership_id, coalesce(w.since, greatest(a.state_at, meets.due_at)), a.id, a.state_at, 0
      from application a
      join round_date meets on meets.programme_id = a.programme_id and meets.round_id = a.round_id and meets.kind = 'introduces'
      left join wrote w on w.person_id = a.person_id and w.since is not null
        and w.left_at between a.state_at - interval '1 minute' and a.state_at + interval '1 minute'
      where a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'waiting'
    ), counted as materialized (
      select w.*, (
        select count(*) from generate_series(since, ${now}, interval '1 day') day
        where not ${isAway('w.person_id')} and case when day >= alone_at then not ${toldAway('w.application_id')} else not ${wereApart} and exists (
          select from membership o where o.programme_id = ${programme} and o.partnership_id = w.partnership_id and o.person_id <> w.person_id
            and o.joined_at <= day and (o.left_at is null or o.left_at > day) and not ${isAway('o.person_id')}) end) - 1 as days
      from waiting w where since <= ${now}::timestamptz - make_interval(days => counted_from)
    )
    select key, days > ${MOST_DAYS} as "isLong", case
      when days <= ${MOST_DAYS} then false
      when alone_at is null then ${mailed} and o.queued_at > c.since and o.data ->> 'partnership' = c.partnership_id::text
        and (o.kind = 'silence' or (o.kind = 'partner-reminded' and o.data ->> 'step' = 'last')))
      -- They asked for it; the date that they were told when they began to wait, chose to wait, or were away at the last look, is to come; or a
      -- mail says why, and when the next look is.
      else exists (
        select from application a
        left join round_again g on g.programme_id = a.programme_id and g.round_id = a.round_id
        left join again_wait n on n.programme_id = a.programme_id and n.application_id = a.id and n.since = a.state_at
        where a.programme_id = ${programme} and a.id = c.application_id and (n.choice = 'next'
          or ((g.last_at is null or g.last_at <= greatest(a.state_at, ${chose})
              or ${isAway('a.person_id', sql`g.last_at`)} or ${toldAway('a.id', sql`g.last_at`)}) and coalesce(g.next_at, 'infinity') > ${now}::timestamptz - interval '1 day')
          or ((n.stated_at is not null or n.told like '% last')
            and ${mailed} and o.queued_at >= a.state_at and o.kind in ('waiting', 'still-waiting'))))) end as "isTold"
    from counted c
    where days >= counted_from and ${isDue('introduces', sql`d.due_at <= ${now}`)} and ${isDue('ends', sql`d.due_at > ${now}`)}`.execute(
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

/** The number of times with only a reason beyond the share that is allowed. */
export const beyondShare = ({ waited, byReason }: Waits): number =>
  waited < ENOUGH ? 0 : Math.max(0, byReason - Math.floor((waited * MOST_SHARE) / 100));
