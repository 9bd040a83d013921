import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { meetingsBeside, quietWithMeetings } from '../meetings/index.ts';
import { quietWith } from '../partnerships/index.ts';
import type { OwnPartnership } from '../partnerships/index.ts';
import { LOST_MS, SHOWN } from './rules.ts';

/** The calls of a partnership, as one of its members sees them. */
export interface CallsBeside {
  /** The other people who are in the call now, and until when the one who opened it waits; null when nobody else is there. */
  waiting: { people: number[]; until: Date } | null;
  /** The last calls in which the reader and another person heard each other, the latest first. */
  past: { at: Date; seconds: number }[];
  /** The number of the latest arrival or departure that this includes. */
  number: number;
}

/** A call as JSON, with its windows. */
interface CallRow {
  at: string;
  until: string;
  isOpen: boolean;
  seconds: number;
  seats: { person: number; seen: string; isHere: boolean; heard: boolean }[];
}

const callsColumn = (programme: number, partnership: number) => sql`(
  select coalesce(jsonb_agg(one), '[]') from (
    select c.opened_at as at, c.until_at as until, c.ended_at is null as "isOpen", c.talked_seconds as seconds, (
      select coalesce(jsonb_agg(jsonb_build_object('person', s.person_id, 'seen', s.seen_at, 'isHere', s.left_at is null,
        'heard', s.heard_at is not null)), '[]')
      from call_seat s where s.programme_id = c.programme_id and s.call_id = c.id) as seats
    from call c where c.programme_id = ${programme} and c.partnership_id = ${partnership}
      and (c.ended_at is null or c.talked_seconds > 0)
    order by c.id desc limit ${sql.lit(SHOWN)}) one)`;

const withCalls = quietWith(
  (programme, partnership) =>
    sql`${meetingsBeside(programme, partnership)}::jsonb || jsonb_build_object('calls', ${callsColumn(programme, partnership)}, 'number', (
      select coalesce(sum(last_number), 0) from call where programme_id = ${programme} and partnership_id = ${partnership}))`,
);

/** All of `quietWithMeetings` and the partnership's calls, in one query; `calls` is null when nobody can call another. */
export async function quietWithCalls(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  own: OwnPartnership,
): Promise<Awaited<ReturnType<typeof quietWithMeetings>> & { calls: CallsBeside | null }> {
  const quiet = await quietWithMeetings(ctx, programme, own, withCalls);
  const beside = quiet.beside as { calls: CallRow[]; number: number } | null;
  const isAlone = !own.partners.some(({ leftAt, name }) => leftAt === null && name !== '');
  const calls =
    beside && !own.apartAt && !isAlone
      ? { ...callsIn(beside.calls, own.me.person, ctx.clock.now()), number: beside.number }
      : null;
  return { ...quiet, calls };
}

function callsIn(rows: readonly CallRow[], me: number, now: Date): Omit<CallsBeside, 'number'> {
  const since = now.getTime() - LOST_MS;
  const open = rows.find(({ isOpen }) => isOpen);
  const here = open?.seats.filter((one) => one.isHere && one.person !== me && Date.parse(one.seen) > since);
  return {
    waiting:
      open && here && here.length > 0
        ? { people: [...new Set(here.map(({ person }) => person))], until: new Date(open.until) }
        : null,
    past: rows
      .filter((one) => !one.isOpen && one.seats.some(({ person, heard }) => person === me && heard))
      .map(({ at, seconds }) => ({ at: new Date(at), seconds })),
  };
}
