import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { MeetingMeans, MeetingState, Said } from './rules/meeting.ts';

/** A time that is proposed, or the one that stands. */
export interface MeetingTime {
  id: number;
  /** On the proposer's clocks: `2027-03-01T18:00`. */
  wall: string;
  at: Date;
  said: Said[];
}

/** One meeting of partners. */
export interface Meeting {
  id: number;
  partnership: number;
  /** Never changes. */
  uid: string;
  /** Rises with each change that all hear of. */
  sequence: number;
  /** The sequence at which the present times were proposed. */
  askedSequence: number;
  changedAt: Date;
  /** Null once they are erased. */
  proposer: number | null;
  zone: string;
  state: MeetingState;
  /** The time that stands, or stood, or the first of a series; null while it is proposed. */
  wall: string | null;
  minutes: number;
  means: MeetingMeans;
  link: string | null;
  /** Every so many weeks; null: once. */
  weeks: number | null;
  /** Times of a series that are off. */
  without: string[];
  /** The time of a series in whose place it was proposed. */
  insteadOf: string | null;
  times: MeetingTime[];
}

/** A time as JSON. */
interface TimeRow extends Omit<MeetingTime, 'at'> {
  at: string;
}

/** The meetings for which a condition on `m` holds, in the order in which they were proposed. */
async function meetingsWhere(ctx: Pick<Ctx, 'db'>, which: RawBuilder<unknown>): Promise<Meeting[]> {
  const { rows } = await sql<Omit<Meeting, 'times'> & { times: TimeRow[] }>`
    select m.id, m.partnership_id as partnership, m.uid, m.sequence, m.asked_sequence as "askedSequence", m.changed_at as "changedAt",
      m.proposer_id as proposer, m.zone, m.state, m.wall, m.minutes, m.means, m.link, m.every_weeks as weeks, m.without,
      m.instead_of as "insteadOf", (
        select coalesce(json_agg(json_build_object('id', t.id, 'wall', t.wall, 'at', t.starts_at, 'said', (
          select coalesce(json_agg(json_build_object('person', a.person_id, 'says', a.says) order by a.person_id), '[]')
          from meeting_answer a where a.programme_id = t.programme_id and a.time_id = t.id)) order by t.starts_at, t.id), '[]')
        from meeting_time t where t.programme_id = m.programme_id and t.meeting_id = m.id) as times
    from meeting m where ${which} order by m.id`.execute(ctx.db);
  return rows.map((row) => Object.assign(row, { times: row.times.map(timeIn) }));
}

const timeIn = ({ at, ...time }: TimeRow): MeetingTime => ({ ...time, at: new Date(at) });

/** All meetings of some partnerships; those that were called off only when it was after a moment. */
export const meetingsFor = async (
  ctx: Pick<Ctx, 'db'>,
  { programme, partnerships, since }: { programme: number; partnerships: readonly number[]; since: Date },
): Promise<Meeting[]> =>
  partnerships.length === 0
    ? []
    : meetingsWhere(
        ctx,
        sql`m.programme_id = ${programme} and m.partnership_id = any(${partnerships})
          and (m.state <> 'cancelled' or m.changed_at > ${since})`,
      );

/** The meetings of a partnership that are proposed or stand. */
export const comingMeetings = (
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  partnership: number,
): Promise<Meeting[]> =>
  meetingsWhere(
    ctx,
    sql`m.programme_id = ${programme} and m.partnership_id = ${partnership} and m.state in ('proposed', 'stands')`,
  );

/** The meetings, proposed or standing, of all partnerships that some people are in. */
export const meetingsOf = (
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly number[],
): Promise<Meeting[]> =>
  meetingsWhere(
    ctx,
    sql`m.programme_id = ${programme} and m.state in ('proposed', 'stands') and m.partnership_id in (
      select partnership_id from membership
      where programme_id = ${programme} and person_id = any(${[...people]}::bigint[]) and left_at is null)`,
  );
