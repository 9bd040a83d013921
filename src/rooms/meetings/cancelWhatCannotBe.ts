import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { hasTime, inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPartnership } from '../partnerships/index.ts';
import { cancelAll, hasBegun } from './cancel.ts';
import { moveSeriesEnd } from './moveSeriesEnd.ts';
import { comingMeetings, seriesOf } from './queries.ts';
import type { Meeting } from './queries.ts';
import { nextLook } from './rules/looking.ts';
import { comingTo, stands } from './rules/standing.ts';
import { occurrences } from './rules/times.ts';
import { writeChange, mailMembers } from './writeChange.ts';

/** A question about the meetings of a partnership, which are to be checked. */
interface Asked {
  programme: number;
  id: number;
  partnership: number;
}

/** The partnership of a coming meeting, as it is now. */
interface Found {
  round: number;
  isOver: boolean;
  ends: Date;
  members: number[];
  /** The members who are away, as JSON. */
  away: { person: number; until: string }[];
}

/** Questions that one query reads. */
const AT_ONCE = 200;

/**
 * Calls off coming meetings that partners can no longer have, and tells them: the partners have parted, are kept apart, or one is away
 * then. When the end of the round has moved, lets series go on until the new end, and calls off what would come after it. Whatever causes
 * such a change asks for the check (`meeting_check`, which the database writes), so meetings without a change are not read.
 */
export async function cancelWhatCannotBe(ctx: Ctx): Promise<void> {
  let count: number;
  do {
    const { rows } = await sql<Asked>`
      select programme_id as programme, id, partnership_id as partnership from meeting_check
      where look_from <= ${ctx.clock.now()} order by look_from, programme_id, id limit ${sql.lit(AT_ONCE)}`.execute(
      ctx.db,
    );
    count = rows.length;
    const pairs = Map.groupBy(rows, ({ programme, partnership }) => `${programme}/${partnership}`);
    for (const asked of whileTime(ctx, [...pairs.values()]))
      await inTransaction(ctx, (ctx) => lookAt(ctx, asked));
  } while (count === AT_ONCE && hasTime(ctx));
}

/** Checks all coming meetings of one partnership, which answers all questions about it. */
async function lookAt(ctx: Ctx, asked: readonly Asked[]): Promise<void> {
  const { programme, partnership } = asked[0]!;
  await lockPartnership(ctx, programme, partnership);
  const answered = await ctx.db
    .deleteFrom('meeting_check')
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(asked.map(({ id }) => id)))
    .returning(['id', 'ended_before'])
    .execute();
  // Another process was faster.
  if (answered.length === 0) return;
  const [before] = answered
    .filter(({ ended_before }) => ended_before !== null)
    .sort((one, other) => one.id - other.id);
  for (const meeting of await comingMeetings(ctx, programme, partnership))
    await look(ctx, { programme, meeting, endedBefore: before?.ended_before ?? null });
}

async function look(
  ctx: Ctx,
  { programme, meeting, endedBefore }: { programme: number; meeting: Meeting; endedBefore: Date | null },
): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<Found>`
    select p.round_id as round, p.state = 'ended' or p.apart_at is not null as "isOver", ends.due_at as ends, array(
        select own.person_id from membership own where own.programme_id = p.programme_id and own.partnership_id = p.id
          and (own.left_at is null or p.state = 'ended' and own.left_at >= p.ended_at) order by own.person_id) as members, (
        select coalesce(json_agg(json_build_object('person', own.person_id, 'until', a.back_at)), '[]')
        from membership own join absence a on a.programme_id = own.programme_id and a.person_id = own.person_id
        where own.programme_id = p.programme_id and own.partnership_id = p.id and own.left_at is null
          and a.ended_at is null and a.back_at > ${now}) as away
    from partnership p
    join round_date ends on ends.programme_id = p.programme_id and ends.round_id = p.round_id and ends.kind = 'ends'
    where p.programme_id = ${programme} and p.id = ${meeting.partnership}`.execute(ctx.db);
  const [found] = rows;
  if (!found) return;
  const own = { id: meeting.partnership, round: found.round };
  const off = { programme, meeting, own, to: found.members };
  const isOn = !found.isOver && canStand(found, meeting);
  if (isOn && endedBefore && (await moveSeriesEnd(ctx, { ...off, endedBefore, ends: found.ends }))) return;
  // An hour that has begun took place, whatever keeps the partners apart afterwards.
  if (hasBegun(meeting, found.ends, now)) return;
  if (!isOn) return cancelAll(ctx, off);
  if (found.away.length > 0) await cancelWhileAway(ctx, found, meeting, off);
}

/** Whether two people are left who can meet. For a proposed meeting: its proposer and somebody else. */
function canStand({ members }: Found, { state, proposer, times }: Meeting): boolean {
  if (state === 'stands') return stands(members, proposer, times[0]?.said ?? []);
  return members.length >= 2 && proposer !== null && members.includes(proposer);
}

/** Calls off the times until the absent member is back, unless two others can still meet. */
async function cancelWhileAway(
  ctx: Ctx,
  found: Found,
  meeting: Meeting,
  off: Parameters<typeof cancelAll>[1],
): Promise<void> {
  const { programme } = off;
  const { members, ends } = found;
  const now = ctx.clock.now();
  const isOff = (at: Date): boolean => {
    const here = members.filter(
      (one) => !found.away.some(({ person, until }) => person === one && new Date(until) > at),
    );
    const said = meeting.times[0]?.said ?? [];
    const coming = meeting.state === 'stands' ? comingTo(here, meeting.proposer, said) : here;
    return coming.length < 2 || (meeting.state === 'proposed' && !here.includes(meeting.proposer ?? 0));
  };
  const series = seriesOf(meeting);
  if (!series) {
    if (meeting.times.every(({ at }) => isOff(at))) await cancelAll(ctx, off);
    return;
  }
  const coming = [...occurrences(series, ends)].filter(({ at }) => at > now);
  const skipped = coming.filter(({ at }) => isOff(at)).map(({ wall }) => wall);
  if (skipped.length === 0) return;
  if (skipped.length === coming.length) return cancelAll(ctx, off);
  const without = [...meeting.without, ...skipped].sort();
  const look_at = nextLook({ ...series, without }, ends, now);
  const sequence = await writeChange(ctx, { programme, meeting }, { without, look_at });
  const [occurrence, ...also] = skipped;
  await mailMembers(ctx, 'meeting-cancelled', { programme, meeting, sequence, occurrence, also }, members);
}
