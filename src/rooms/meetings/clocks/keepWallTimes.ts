import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { wallToInstant } from '../../../lib/time/time.ts';
import { hasTime, inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockPartnership } from '../../partnerships/index.ts';
import { meetingById, seriesOf } from '../queries.ts';
import type { Meeting } from '../queries.ts';
import { nextLook } from '../rules/looking.ts';
import { writeChange, mailMembers } from '../writeChange.ts';
import { movedSince, shownIn, timesToCome } from './shown.ts';
import type { Held } from './shown.ts';

const AT_ONCE = 50;

interface Due {
  programme: number;
  id: number;
  partnership: number;
}

interface Member {
  person: number;
  zone: string;
  /** The noted times; null when none were noted, or when they are for another zone. */
  shown: string[] | null;
}

/**
 * Notes how each member's clocks show each coming meeting, once for each edition of the world's time zone rules. If a rule has changed, the
 * proposer's wall time holds. The instants are corrected, the sequence rises, and members whose time moved are told.
 */
export async function keepWallTimes(ctx: Ctx, rules: string = process.versions['tz'] ?? ''): Promise<void> {
  for (;;) {
    const rows = await toHold(ctx, rules);
    for (const due of whileTime(ctx, rows)) await inTransaction(ctx, (ctx) => compareTimes(ctx, due, rules));
    if (rows.length < AT_ONCE || !hasTime(ctx)) return;
  }
}

/** The edition by which the present hours of a meeting were noted; null when none was. There is an index on it. */
const NOTED = sql`(case when split_part(clocks_as, '/', 2) = sequence::text then split_part(clocks_as, '/', 1) end)`;

/**
 * Some meetings whose hours were noted by another edition, or have changed since. A meeting that was brought up to date is not among them
 * again.
 */
async function toHold(ctx: Pick<Ctx, 'db'>, rules: string): Promise<Due[]> {
  const which = (condition: RawBuilder<unknown>) => sql`(
    select programme_id as programme, id, partnership_id as partnership from meeting
    where state in ('proposed', 'stands') and ${condition} order by ${NOTED} limit ${sql.lit(AT_ONCE)})`;
  const { rows } = await sql<Due>`
    ${which(sql`${NOTED} is null`)} union all ${which(sql`${NOTED} < ${rules}`)} union all ${which(sql`${NOTED} > ${rules}`)}
    limit ${sql.lit(AT_ONCE)}`.execute(ctx.db);
  return rows;
}

async function compareTimes(ctx: Ctx, { programme, id, partnership }: Due, rules: string): Promise<void> {
  await lockPartnership(ctx, programme, partnership);
  const meeting = await meetingById(ctx, programme, id);
  if (!meeting || (meeting.state !== 'proposed' && meeting.state !== 'stands')) return;
  const { members, ends, isNoted } = await noted(ctx, programme, meeting);
  const now = ctx.clock.now();
  const times = timesToCome(meeting, ends, now);
  const moved = isNoted
    ? members.filter(({ shown, zone }) => shown && movedSince(shown, shownIn(zone, times)).length > 0)
    : [];
  await mend(ctx, programme, meeting);
  let { sequence } = meeting;
  if (moved.length > 0) {
    const series = seriesOf(meeting);
    const last = meeting.times.map(({ wall }) => wallToInstant(wall, meeting.zone)).at(-1);
    const lookAt = series ? nextLook(series, ends, now) : last;
    sequence = await writeChange(ctx, { programme, meeting }, { look_at: lookAt ?? null });
    const people = moved.map(({ person }) => person);
    await mailMembers(ctx, 'meeting-shifted', { programme, meeting, sequence }, people);
  }
  await note(ctx, { programme, meeting, members, times, as: `${rules}/${sequence}` });
}

/** The present members, with the clocks that were noted for them and at which sequence, and when the round ends. */
async function noted(
  ctx: Ctx,
  programme: number,
  { id, partnership, sequence }: Meeting,
): Promise<{ members: Member[]; ends: Date; isNoted: boolean }> {
  const { rows } = await sql<Member & { ends: Date; as: string | null }>`
    select own.person_id as person, coalesce(person.zone, programme.zone) as zone, ends.due_at as ends, m.clocks_as as "as",
      case when c.zone = coalesce(person.zone, programme.zone) then c.shown end as shown
    from meeting m
    join membership own on own.programme_id = m.programme_id and own.partnership_id = m.partnership_id and own.left_at is null
    join person on person.programme_id = own.programme_id and person.id = own.person_id
    join programme on programme.id = m.programme_id
    join round_date ends on ends.programme_id = own.programme_id and ends.round_id = own.round_id and ends.kind = 'ends'
    left join meeting_clock c on c.programme_id = m.programme_id and c.meeting_id = m.id and c.person_id = own.person_id
    where m.programme_id = ${programme} and m.id = ${id} and m.partnership_id = ${partnership} order by own.person_id`.execute(
    ctx.db,
  );
  return {
    members: rows,
    ends: rows[0]?.ends ?? ctx.clock.now(),
    // At another sequence, the noted hours were those of another version of the meeting.
    isNoted: rows[0]?.as?.split('/').at(-1) === String(sequence),
  };
}

/** Sets the stored instants to those that the wall times have by the present rules. */
async function mend(ctx: Ctx, programme: number, { zone, times }: Meeting): Promise<void> {
  for (const { id, wall, at } of times) {
    const starts = wallToInstant(wall, zone);
    if (starts.getTime() === at.getTime()) continue;
    await ctx.db
      .updateTable('meeting_time')
      .set({ starts_at: starts })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute();
  }
}

async function note(
  ctx: Ctx,
  of: { programme: number; meeting: Meeting; members: readonly Member[]; times: readonly Held[]; as: string },
): Promise<void> {
  const { programme, meeting, members, times, as } = of;
  for (const { person, zone } of members) {
    const row = { zone, shown: shownIn(zone, times) };
    await ctx.db
      .insertInto('meeting_clock')
      .values({ programme_id: programme, meeting_id: meeting.id, person_id: person, ...row })
      .onConflict((on) => on.columns(['programme_id', 'meeting_id', 'person_id']).doUpdateSet(row))
      .execute();
  }
  await ctx.db
    .updateTable('meeting')
    .set({ clocks_as: as })
    .where('programme_id', '=', programme)
    .where('id', '=', meeting.id)
    .execute();
}
