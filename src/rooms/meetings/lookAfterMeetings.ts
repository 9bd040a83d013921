import { sql } from 'kysely';
import { hasTime, inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { askAfterMeeting } from '../partnerships/index.ts';
import { lapse } from './lapse.ts';
import { meetingById, seriesOf } from './queries.ts';
import type { Meeting } from './queries.ts';
import { ASKED_AFTER, dueReminder, isAskedAfter, nextLook } from './rules/looking.ts';
import { nextOccurrence, nextToBegin } from './rules/times.ts';
import { comingTo } from './rules/standing.ts';

/** Meetings in one transaction, at most. */
const AT_ONCE = 50;

const HOUR = 3_600_000;

interface Due {
  programme: number;
  id: number;
  /** When it became due. */
  at: Date;
  /** When its round ends. */
  ends: Date;
  /** The present members who are not away. */
  here: number[];
}

/**
 * Does what is due of each meeting: reminds of it a day and an hour before, asks afterwards whether they talked, and closes it once it is over, or
 * nobody accepted it in time, which is told.
 */
export async function lookAfterMeetings(ctx: Ctx): Promise<void> {
  let done: number;
  do {
    done = await inTransaction(ctx, lookAtSome);
  } while (done === AT_ONCE && hasTime(ctx));
}

/** Tells how many it looked at. */
async function lookAtSome(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  // Its partnership is locked before it, as the verbs do. One that somebody else has in hand is left for the next tick.
  const { rows } = await sql<Due>`
    select m.programme_id as programme, m.id, m.look_at as at, ends.due_at as ends, array(
      select own.person_id from membership own
      where own.programme_id = m.programme_id and own.partnership_id = m.partnership_id and own.left_at is null and not exists (
        select from absence a where a.programme_id = own.programme_id and a.person_id = own.person_id and a.ended_at is null
          and a.back_at > ${now}) order by own.person_id) as here
    from meeting m
    join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
    join round_date ends on ends.programme_id = p.programme_id and ends.round_id = p.round_id and ends.kind = 'ends'
    where m.look_at <= ${now} order by m.look_at limit ${sql.lit(AT_ONCE)} for update of p skip locked`.execute(
    ctx.db,
  );
  let done = 0;
  for (const due of whileTime(ctx, rows)) {
    const meeting = await meetingById(ctx, due.programme, due.id);
    if (meeting) await lookAt(ctx, due, meeting);
    done += 1;
  }
  return done;
}

async function lookAt(ctx: Ctx, due: Due, meeting: Meeting): Promise<void> {
  if (meeting.state === 'proposed') return lapse(ctx, due, meeting);
  const now = ctx.clock.now();
  const series = seriesOf(meeting);
  // The one that it became due for, however long that is ago.
  const one = series && nextOccurrence(series, due.ends, new Date(due.at.getTime() - ASKED_AFTER * HOUR - 1));
  if (one) {
    const coming = comingTo(due.here, meeting.proposer, meeting.times[0]?.said ?? []);
    if (coming.length >= 2) {
      // Mostly the same; a later one of a series where the program stood still in between.
      const ahead = nextToBegin(series, due.ends, now);
      const step = ahead && dueReminder(ahead, now);
      if (step) await remind(ctx, { due, meeting, occurrence: ahead.wall, step, to: coming });
      if (isAskedAfter(one, now)) {
        const { programme } = due;
        const { partnership } = meeting;
        await askAfterMeeting(ctx, { programme, partnership, people: coming, from: one.at, until: one.ends });
      }
    }
  }
  const next = series && nextLook(series, due.ends, now);
  await ctx.db
    .updateTable('meeting')
    .set({ look_at: next, ...(next ? {} : { state: 'over' }) })
    .where('programme_id', '=', due.programme)
    .where('id', '=', due.id)
    .execute();
}

async function remind(
  ctx: Ctx,
  of: { due: Due; meeting: Meeting; occurrence: string; step: 'day' | 'hour'; to: readonly number[] },
): Promise<void> {
  const { due, meeting, occurrence, step } = of;
  const { id, partnership, sequence } = meeting;
  await ctx.mailer.queue(
    ctx,
    of.to.map((person) => ({
      programme: due.programme,
      kind: step === 'day' ? ('meeting-reminder' as const) : ('meeting-soon' as const),
      occasion: `meeting:${id}/${occurrence}/${step}`,
      person,
      data: { partnership, meeting: id, sequence, occurrence },
    })),
  );
}
