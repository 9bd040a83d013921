import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { MeetingMeans, MeetingState, Said } from './rules/meeting.ts';
import { nextOccurrence, nextToBegin } from './rules/times.ts';
import type { Series } from './rules/times.ts';

/** A proposed time, or the one that stands. */
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
  /** Rises with each change that all members are told of. */
  sequence: number;
  /** The sequence at which the present times were proposed. */
  askedSequence: number;
  changedAt: Date;
  /** Null once the proposer is erased. */
  proposer: number | null;
  zone: string;
  state: MeetingState;
  /** The time that stands or stood, or the first time of a series; null while it is proposed. */
  wall: string | null;
  minutes: number;
  means: MeetingMeans;
  link: string | null;
  /** The number of weeks between its times; null for once. */
  weeks: number | null;
  /** Times of a series that are called off. */
  without: string[];
  /** The time of a series that this meeting was proposed to replace, as ISO 8601. */
  insteadOf: string | null;
  times: MeetingTime[];
}

/** A time as JSON. */
interface TimeRow extends Omit<MeetingTime, 'at'> {
  at: string;
}

/** A meeting as a row, or as JSON. */
export type MeetingRow = Omit<Meeting, 'times' | 'changedAt'> & {
  changedAt: Date | string;
  times: TimeRow[];
};

/** The rows of meetings `m` that meet a condition. */
export const meetingRows = (which: RawBuilder<unknown>) => sql<MeetingRow>`
  select m.id, m.partnership_id as partnership, m.uid, m.sequence, m.asked_sequence as "askedSequence", m.changed_at as "changedAt",
    m.proposer_id as proposer, m.zone, m.state, m.wall, m.minutes, m.means, m.link, m.every_weeks as weeks, m.without,
    m.instead_of as "insteadOf", (
      select coalesce(json_agg(json_build_object('id', t.id, 'wall', t.wall, 'at', t.starts_at, 'said', (
        select coalesce(json_agg(json_build_object('person', a.person_id, 'says', a.says) order by a.person_id), '[]')
        from meeting_answer a where a.programme_id = t.programme_id and a.time_id = t.id)) order by t.starts_at, t.id), '[]')
      from meeting_time t where t.programme_id = m.programme_id and t.meeting_id = m.id) as times
  from meeting m where ${which} order by m.id`;

/** The meetings that meet a condition on `m`, in the order in which they were proposed. */
const meetingsWhere = async (ctx: Pick<Ctx, 'db'>, which: RawBuilder<unknown>): Promise<Meeting[]> =>
  (await meetingRows(which).execute(ctx.db)).rows.map(meetingIn);

export const meetingIn = ({ times, changedAt, ...row }: MeetingRow): Meeting => ({
  ...row,
  changedAt: new Date(changedAt),
  times: times.map(timeIn),
});

const timeIn = ({ at, ...time }: TimeRow): MeetingTime => ({ ...time, at: new Date(at) });

/** All meetings of some partnerships. Cancelled or lapsed ones only if they changed after `since`, or if a series may have taken place. */
export const meetingsFor = async (
  ctx: Pick<Ctx, 'db'>,
  { programme, partnerships, since }: { programme: number; partnerships: readonly number[]; since: Date },
): Promise<Meeting[]> =>
  partnerships.length === 0
    ? []
    : meetingsWhere(
        ctx,
        sql`m.programme_id = ${programme} and m.partnership_id = any(${partnerships})
          and (m.state in ('proposed', 'stands') or m.state = 'over' and m.wall is not null
            or m.every_weeks is not null or m.changed_at > ${since})`,
      );

/** One meeting, without a check of who asks; null when there is none. */
export async function meetingById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<Meeting | null> {
  const [found] = await meetingsWhere(ctx, sql`m.programme_id = ${programme} and m.id = ${id}`);
  return found ?? null;
}

/** The link, number or place of a meeting, read when a mail leaves; '' when none was given. */
export const meetingLink = async (ctx: Pick<Ctx, 'db'>, programme: number, id: number): Promise<string> =>
  (await meetingById(ctx, programme, id))?.link ?? '';

/** The meetings of a partnership that are proposed or stand. */
export const comingMeetings = (
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  partnership: number,
): Promise<Meeting[]> => meetingsWhere(ctx, isComing(programme, partnership));

/** The condition on rows `m` of a partnership's meetings that are proposed or stand. */
export const isComing = (programme: number, partnership: number) =>
  sql`m.programme_id = ${programme} and m.partnership_id = ${partnership} and m.state in ('proposed', 'stands')`;

/** The proposed or standing meetings of all partnerships that some people are in; of one partnership also those that are over. */
export const meetingsOf = (
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly number[],
  over: number | null = null,
): Promise<Meeting[]> =>
  meetingsWhere(
    ctx,
    sql`m.programme_id = ${programme} and (m.state in ('proposed', 'stands') or (m.state = 'over' and m.partnership_id = ${over})) and m.partnership_id in (
      select partnership_id from membership
      where programme_id = ${programme} and person_id = any(${[...people]}::bigint[]) and left_at is null)`,
  );

/** When a standing meeting takes place; null while it is proposed. */
export const seriesOf = ({ wall, zone, minutes, weeks, without }: Meeting): Series | null =>
  wall === null ? null : { wall, zone, minutes, weeks, without };

/** When a meeting would take place if this time were accepted; for a standing one, when it does. */
export const seriesAt = (
  { zone, minutes, weeks, without }: Meeting,
  { wall }: Pick<MeetingTime, 'wall'>,
): Series => ({ wall, zone, minutes, weeks, without });

/**
 * The hours to name for a meeting. For a proposed one, each proposed time (of a series, the next); for one that stands or stood, the next
 * time. If no time is to come, its first.
 */
export function hoursOf(meeting: Meeting, { ends, now }: { ends: Date; now: Date }): Date[] {
  const series = seriesOf(meeting);
  const next = series && nextOccurrence(series, ends, now);
  if (next) return [next.at];
  const coming = (time: MeetingTime) =>
    meeting.state === 'proposed' && nextToBegin(seriesAt(meeting, time), ends, now);
  return meeting.times.map((time) => (coming(time) || time).at);
}
