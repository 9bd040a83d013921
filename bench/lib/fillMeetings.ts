import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';

/**
 * A share of partnerships: numbers `from` up to but without `to` of each hundred. Each gets a meeting with this state, first hour in days
 * from now, and more proposed hours.
 */
interface Share {
  from: number;
  to: number;
  state: 'proposed' | 'stands' | 'over';
  days: RawBuilder<unknown>;
  weeks?: 1 | 2;
  times?: number;
}

// Meetings as partners arrange them: of three pairs one meets at a fixed hour, one meets now and then, and one only writes.
const SHARES: readonly Share[] = [
  { from: 0, to: 20, state: 'stands', days: sql`-20 - n % 7`, weeks: 1 },
  { from: 20, to: 30, state: 'stands', days: sql`-18 - n % 14`, weeks: 2 },
  { from: 30, to: 42, state: 'stands', days: sql`1 + n % 6` },
  { from: 42, to: 45, state: 'stands', days: sql`-0.1` },
  { from: 45, to: 55, state: 'proposed', days: sql`2 + n % 3`, times: 3 },
  { from: 30, to: 70, state: 'over', days: sql`-9 - n % 20` },
  { from: 40, to: 60, state: 'over', days: sql`-30 - n % 20` },
];

/** Gives current partnerships meetings: proposed, agreed, repeated each week or two, and past. */
export async function fillMeetings(db: Kysely<Schema>, at = new Date()): Promise<void> {
  for (const share of SHARES) await fill(db, share, sql`${at}::timestamptz`);
}

/** The first member proposes the meeting in their own zone. If it stands or is over, the other said yes. */
async function fill(db: Kysely<Schema>, share: Share, now: RawBuilder<unknown>): Promise<void> {
  const { from, to, state, days, weeks = null, times = 1 } = share;
  await sql`
    with pair as (
      select p.programme_id, p.id, abs(hashtext(p.id::text)) as n, m.proposer, m.other, coalesce(x.zone, g.zone) as zone
      from partnership p
      join programme g on g.id = p.programme_id
      join (select programme_id, partnership_id, min(person_id) as proposer, max(person_id) as other from membership
        where left_at is null group by 1, 2 having count(*) >= 2) m on m.programme_id = p.programme_id and m.partnership_id = p.id
      join person x on x.programme_id = m.programme_id and x.id = m.proposer
      where p.state <> 'ended'
    ), hour as (
      select pair.*, date_trunc('hour', ${now} + (${days})::float * interval '1 day') as at from pair
      where n % 100 >= ${sql.lit(from)} and n % 100 < ${sql.lit(to)}
    ), made as (
      insert into meeting (programme_id, partnership_id, uid, proposer_id, zone, state, wall, minutes, means, every_weeks, changed_at, look_at)
      select programme_id, id, gen_random_uuid(), proposer, zone, ${state},
        ${state === 'proposed' ? sql`null` : sql`to_char(at at time zone zone, 'YYYY-MM-DD"T"HH24:MI')`}, 60, 'video', ${weeks}::int, ${now} - interval '5 days',
        ${state === 'over' ? sql`null::timestamptz` : sql`greatest(at, ${now} + interval '1 hour')`}
      from hour returning programme_id, id, partnership_id
    ), timed as (
      insert into meeting_time (programme_id, meeting_id, wall, starts_at)
      select made.programme_id, made.id, to_char((hour.at + k * interval '1 day') at time zone hour.zone, 'YYYY-MM-DD"T"HH24:MI'),
        hour.at + k * interval '1 day'
      from made join hour on hour.programme_id = made.programme_id and hour.id = made.partnership_id
      cross join generate_series(0, ${sql.lit(times - 1)}) k
      returning programme_id, id, meeting_id
    )
    insert into meeting_answer (programme_id, time_id, person_id, says, answered_at)
    select timed.programme_id, timed.id, hour.other, 'yes', ${now} - interval '5 days'
    from timed join made on made.programme_id = timed.programme_id and made.id = timed.meeting_id
    join hour on hour.programme_id = made.programme_id and hour.id = made.partnership_id
    where ${state !== 'proposed'}`.execute(db);
}
