import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { quietIn, quietWith } from '../partnerships/index.ts';
import type { OwnPartnership } from '../partnerships/index.ts';
import { isComing, meetingIn, meetingRows } from './queries.ts';
import type { Meeting, MeetingRow } from './queries.ts';
import type { MeetingMeans } from './rules/meeting.ts';

/** The link, number or place of the partners' last meeting, for each means. */
export type LastLinks = Partial<Record<MeetingMeans, string>>;

const placesOf = (programme: number, partnership: number) => sql<LastLinks>`(
  select coalesce(json_object_agg(means, link), '{}') from (
    select distinct on (means) means, link from meeting
    where programme_id = ${programme} and partnership_id = ${partnership} and link is not null
    order by means, id desc) last)`;

/** The places of the last meetings of a partnership. */
export async function placesBefore(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  partnership: number,
): Promise<LastLinks> {
  const { rows } = await sql<{ places: LastLinks }>`
    select ${placesOf(programme, partnership)} as places`.execute(ctx.db);
  return rows[0]?.places ?? {};
}

/** The places and the coming meetings as one value in JSON, for a query that reads more beside them. */
export const meetingsBeside = (programme: number, partnership: number) =>
  sql`json_build_object('places', ${placesOf(programme, partnership)}, 'meetings', (
      select coalesce(json_agg(one), '[]') from (${meetingRows(isComing(programme, partnership))}) one))`;

const withMeetings = quietWith(meetingsBeside);

/**
 * All that `quietIn` tells of a partnership, with its proposed and standing meetings and their last places, in one query: for the partners'
 * pages. A later room reads more with it (`ask`), from the same value `beside`.
 */
export async function quietWithMeetings(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  own: OwnPartnership,
  ask = withMeetings,
): Promise<Awaited<ReturnType<typeof quietIn>> & { meetings: Meeting[]; places: LastLinks }> {
  const quiet = await quietIn(ctx, programme, own, ask);
  const { meetings, places } = (quiet.beside ?? { meetings: [], places: {} }) as {
    meetings: MeetingRow[];
    places: LastLinks;
  };
  return { ...quiet, places, meetings: own.apartAt ? [] : meetings.map(meetingIn) };
}
