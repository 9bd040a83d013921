import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { raiseMatters } from '../matters/index.ts';
import { forgetAddresses } from '../people/index.ts';

const DAY = 86_400_000;
/** Days after which an answered thread is settled by itself. */
export const QUIET_DAYS = 21;
/** Days that a settled thread is kept, and one that is spam. */
export const KEPT_DAYS = { closed: 365, spam: 30 };

/** Days after which somebody who waits should have an answer today. */
const PATIENT_DAYS = 3;

/** Puts those who have waited some days higher on the work list. */
export async function pressWaitingThreads(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - PATIENT_DAYS * DAY);
  await raiseMatters(ctx, { kind: 'thread-waiting', since, urgency: 2 });
}

/** Settles what was answered long ago and had no more words. */
export async function closeQuietThreads(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .updateTable('thread')
      .set({ state: 'closed', state_at: now })
      .where('state', '=', 'open')
      .where('last_at', '<', new Date(now.getTime() - QUIET_DAYS * DAY))
      .returning(['programme_id', 'id'])
      .execute();
    for (const { programme_id: programme, id } of rows)
      await record(ctx, {
        programme,
        actor: { kind: 'timetable' },
        kind: 'thread-closed',
        subject: ['thread', id],
      });
  });
}

/**
 * Removes threads a year after they were settled and spam after thirty days, and with them people who are nothing but an address that
 * wrote to the programme once.
 */
export async function forgetThreads(ctx: Ctx): Promise<void> {
  const before = (days: number): Date => new Date(ctx.clock.now().getTime() - days * DAY);
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('thread')
      .where((eb) =>
        eb.or([
          eb.and([
            eb('state', '=', 'closed'),
            eb('state_at', '<', before(KEPT_DAYS.closed)),
            eb('spam_at', 'is', null),
          ]),
          eb('spam_at', '<', before(KEPT_DAYS.spam)),
          // A merged thread goes with the one it was merged into.
          eb.and([eb('merged_into', 'is not', null), eb('last_at', '<', before(2 * KEPT_DAYS.closed))]),
        ]),
      )
      .returning(['programme_id', 'id', 'person_id'])
      .execute();
    for (const [programme, rows] of Map.groupBy(gone, (row) => row.programme_id)) {
      await forgetMails(
        ctx,
        programme,
        rows.map((row) => row.id),
      );
      await forgetAddresses(ctx, { programme, people: rows.map((row) => row.person_id) });
    }
    // A thread may also go with its person.
    await sql`
      update matter set closed_at = ${ctx.clock.now()} where subject_kind = 'thread' and closed_at is null
        and not exists (select from thread t where t.programme_id = matter.programme_id and t.id = matter.subject_id)`.execute(
      ctx.db,
    );
  });
}

/** The mails of threads that are gone: their subjects name people. */
async function forgetMails(ctx: Ctx, programme: number, threads: readonly number[]): Promise<void> {
  await sql`
    delete from outbox where programme_id = ${programme} and kind in ('inbox-answer', 'inbox-notice', 'inbox-trouble')
      and data ->> 'thread' = any(${sql.val(threads.map(String))})`.execute(ctx.db);
}
