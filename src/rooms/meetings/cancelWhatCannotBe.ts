import { sql } from 'kysely';
import { inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPartnership } from '../partnerships/index.ts';
import { cancelAll } from './cancel.ts';
import { meetingById, seriesOf } from './queries.ts';
import type { Meeting } from './queries.ts';
import { nextLook } from './rules/looking.ts';
import { comingTo, stands } from './rules/standing.ts';
import { occurrences } from './rules/times.ts';
import { change, tellOf } from './tell.ts';

/** A meeting to come, and its partnership as it is now. */
interface Found {
  programme: number;
  id: number;
  partnership: number;
  round: number;
  isOver: boolean;
  ends: Date;
  members: number[];
  /** Those who are away, as JSON. */
  away: { person: number; until: string }[];
}

/** Partnerships that are over or kept apart, that somebody left, or of which somebody is away. */
const CANNOT = sql`(p.state = 'ended' or p.apart_at is not null
  or exists (select from membership own where own.programme_id = m.programme_id and own.partnership_id = m.partnership_id
    and (own.left_at >= m.changed_at
      or exists (select from absence a where a.programme_id = own.programme_id and a.person_id = own.person_id
        and a.ended_at is null and a.back_at > now_at.now))))`;

/** Calls off what is to come where partners can meet no more, and tells them: since they parted, are kept apart, or one is away then. */
export async function cancelWhatCannotBe(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; id: number; partnership: number }>`
    select m.programme_id as programme, m.id, m.partnership_id as partnership
    from (select ${ctx.clock.now()}::timestamptz as now) now_at, meeting m
    join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
    where m.state in ('proposed', 'stands') and ${CANNOT} order by m.programme_id, m.id`.execute(ctx.db);
  for (const one of whileTime(ctx, rows)) await inTransaction(ctx, (ctx) => look(ctx, one));
}

async function look(
  ctx: Ctx,
  { programme, id, partnership }: { programme: number; id: number; partnership: number },
): Promise<void> {
  await lockPartnership(ctx, programme, partnership);
  const now = ctx.clock.now();
  const { rows } = await sql<Found>`
    select m.programme_id as programme, m.id, m.partnership_id as partnership, p.round_id as round,
      p.state = 'ended' or p.apart_at is not null as "isOver", ends.due_at as ends, array(
        select own.person_id from membership own where own.programme_id = p.programme_id and own.partnership_id = p.id
          and (own.left_at is null or p.state = 'ended' and own.left_at >= p.ended_at) order by own.person_id) as members, (
        select coalesce(json_agg(json_build_object('person', own.person_id, 'until', a.back_at)), '[]')
        from membership own join absence a on a.programme_id = own.programme_id and a.person_id = own.person_id
        where own.programme_id = p.programme_id and own.partnership_id = p.id and own.left_at is null
          and a.ended_at is null and a.back_at > ${now}) as away
    from meeting m
    join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
    join round_date ends on ends.programme_id = p.programme_id and ends.round_id = p.round_id and ends.kind = 'ends'
    where m.programme_id = ${programme} and m.id = ${id} and m.state in ('proposed', 'stands')`.execute(
    ctx.db,
  );
  const meeting = await meetingById(ctx, programme, id);
  if (!rows[0] || !meeting) return;
  const found = rows[0];
  const off = { programme, meeting, own: { id: partnership, round: found.round }, to: found.members };
  if (found.isOver || !canStand(found, meeting)) return cancelAll(ctx, off);
  if (found.away.length > 0) await cancelWhileAway(ctx, found, meeting, off);
}

/** Whether there still are two who may meet: of one that is proposed whoever proposed it, and somebody else. */
function canStand({ members }: Found, { state, proposer, times }: Meeting): boolean {
  if (state === 'stands') return stands(members, proposer, times[0]?.said ?? []);
  return members.length >= 2 && proposer !== null && members.includes(proposer);
}

/** Calls off the times until whoever is away is back, unless two others still meet. */
async function cancelWhileAway(
  ctx: Ctx,
  found: Found,
  meeting: Meeting,
  off: Parameters<typeof cancelAll>[1],
): Promise<void> {
  const { programme, members, ends } = found;
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
  const sequence = await change(ctx, { programme, meeting }, { without, look_at });
  await tellOf(ctx, 'meeting-cancelled', { programme, meeting, sequence, occurrence: skipped[0] }, members);
}
