import { sql } from 'kysely';
import { hasTime, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { askAfterMeetings } from '../../partnerships/index.ts';
import { meetingIn, meetingRows } from '../queries.ts';
import { whatIsDue } from './whatIsDue.ts';
import type { Doing, DueMeeting } from './whatIsDue.ts';

/** The most meetings in one transaction. */
const AT_ONCE = 100;

/**
 * Does what is due for meetings, several at once. Reminds members a day and an hour before, and asks afterwards whether they talked. Closes
 * a meeting once it is over, or when nobody accepted it in time; then its members are told.
 */
export async function lookAfterMeetings(ctx: Ctx): Promise<void> {
  let done: number;
  do {
    done = await inTransaction(ctx, lookAtSome);
  } while (done === AT_ONCE && hasTime(ctx));
}

/** Returns how many meetings it looked at. */
async function lookAtSome(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const due = await dueMeetings(ctx);
  if (due.length === 0) return 0;
  const done = due.map((one) => whatIsDue(one, now));
  await lookAgain(ctx, due, done);
  await askAfterMeetings(
    ctx,
    done.flatMap(({ asked }) => (asked ? [asked] : [])),
  );
  await ctx.mailer.queue(
    ctx,
    done.flatMap(({ mails }) => mails),
  );
  return due.length;
}

/**
 * The meetings whose time has come. The partnership of each is locked before it is read, as the verbs do. A meeting that another process
 * works on is left for the next tick.
 */
async function dueMeetings(ctx: Ctx): Promise<DueMeeting[]> {
  const now = ctx.clock.now();
  const { rows: locked } = await sql<{ programme: number; id: number }>`
    select m.programme_id as programme, m.id from meeting m
    join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
    where m.look_at <= ${now} order by m.look_at limit ${sql.lit(AT_ONCE)} for update of p skip locked`.execute(
    ctx.db,
  );
  if (locked.length === 0) return [];
  const which = sql`(m.programme_id, m.id) in (
    select * from unnest(${locked.map(({ programme }) => programme)}::bigint[], ${locked.map(({ id }) => id)}::bigint[]))`;
  const { rows } = await sql<Omit<DueMeeting, 'meeting'> & { id: number }>`
    select m.programme_id as programme, m.id, m.look_at as at, ends.due_at as ends, array(
      select own.person_id from membership own
      where own.programme_id = m.programme_id and own.partnership_id = m.partnership_id and own.left_at is null and not exists (
        select from absence a where a.programme_id = own.programme_id and a.person_id = own.person_id and a.ended_at is null
          and a.back_at > ${now}) order by own.person_id) as here
    from meeting m
    join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
    join round_date ends on ends.programme_id = p.programme_id and ends.round_id = p.round_id and ends.kind = 'ends'
    where ${which} and m.look_at <= ${now}`.execute(ctx.db);
  const meetings = new Map(
    (await meetingRows(which).execute(ctx.db)).rows.map((row) => [row.id, meetingIn(row)]),
  );
  return rows.flatMap(({ id, ...due }) => {
    const meeting = meetings.get(id);
    return meeting ? [{ ...due, meeting }] : [];
  });
}

/** Sets when each meeting is looked at next; a meeting that needs no further look is over. */
async function lookAgain(ctx: Ctx, due: readonly DueMeeting[], done: readonly Doing[]): Promise<void> {
  await sql`
    update meeting m set look_at = one.next, state = case when one.next is null then 'over' else m.state end,
      sequence = m.sequence + one.changed::int, changed_at = case when one.changed then ${ctx.clock.now()} else m.changed_at end
    from unnest(${due.map(({ programme }) => programme)}::bigint[], ${due.map(({ meeting }) => meeting.id)}::bigint[],
      ${done.map(({ next }) => next)}::timestamptz[], ${done.map(({ isChange }) => isChange)}::boolean[]) as one (programme, id, next, changed)
    where m.programme_id = one.programme and m.id = one.id`.execute(ctx.db);
}
