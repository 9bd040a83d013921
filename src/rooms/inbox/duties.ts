import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { recordAll } from '../log/index.ts';
import { removeMails } from '../mails/index.ts';
import { closeMattersOfGone, raiseMatters } from '../matters/index.ts';
import { forgetAddresses } from '../people/index.ts';
import { byPiecesFound } from '../pieces.ts';
import { matters } from './kinds.ts';

const DAY = 86_400_000;
/** Days after which an answered thread is settled automatically. */
export const QUIET_DAYS = 21;
/** Days for which a settled thread is kept, and a spam thread. */
export const KEPT_DAYS = { closed: 365, spam: 30 };

/** Days after which a waiting person should get an answer today. */
const PATIENT_DAYS = 3;

/** Makes the threads of people who have waited some days more urgent on the work list. */
export async function pressWaitingThreads(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - PATIENT_DAYS * DAY);
  await raiseMatters(ctx, { kind: 'thread-waiting', since, urgency: 2 });
}

interface Due {
  programme: number;
  id: number;
}

/** Settles threads that were answered long ago and had no messages since. */
export async function closeQuietThreads(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const isQuiet = sql<boolean>`state = 'open' and last_at < ${new Date(now.getTime() - QUIET_DAYS * DAY)}`;
  await byPiecesFound(ctx, threadsWhich(ctx, isQuiet), async (ctx, programme, piece) => {
    const rows = await ctx.db
      .updateTable('thread')
      .set({ state: 'closed', state_at: now })
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(piece.map(({ id }) => id)))
      .where(isQuiet)
      .returning('id')
      .execute();
    await recordAll(
      ctx,
      rows.map(({ id }) => ({
        programme,
        actor: { kind: 'timetable' },
        kind: 'thread-closed',
        subject: ['thread', id],
        data: { before: 'open' },
      })),
    );
  });
}

/** Finds threads that meet one of several conditions, each by its own index. */
function threadsWhich(ctx: Ctx, ...which: RawBuilder<unknown>[]): (atMost: number) => Promise<Due[]> {
  return async (atMost) => {
    const each = which.map(
      (one) => sql`(select programme_id as programme, id from thread where ${one} limit ${atMost})`,
    );
    const all = each.reduce((some, one) => sql`${some} union ${one}`);
    const { rows } =
      await sql<Due>`select * from (${all}) every order by programme, id limit ${atMost}`.execute(ctx.db);
    return rows;
  };
}

/** Threads in one piece: the messages and mails of each are removed with it, and its person. */
const AT_ONCE = 100;

/**
 * Removes threads a year after they were settled, and spam after thirty days. Removes with them people of whom there is nothing but an
 * address that wrote to the programme once.
 */
export async function forgetThreads(ctx: Ctx): Promise<void> {
  const before = (days: number): Date => new Date(ctx.clock.now().getTime() - days * DAY);
  const isSettled = sql`(state = 'closed' and state_at < ${before(KEPT_DAYS.closed)} and spam_at is null)`;
  const isSpam = sql`spam_at < ${before(KEPT_DAYS.spam)}`;
  // A merged thread is removed with the one it was merged into.
  const isMerged = sql`(merged_into is not null and last_at < ${before(2 * KEPT_DAYS.closed)})`;
  const isOver = sql<boolean>`(${isSettled} or ${isSpam} or ${isMerged})`;
  const hasMoreTime = await byPiecesFound(
    ctx,
    threadsWhich(ctx, isSettled, isSpam, isMerged),
    async (ctx, programme, piece) => {
      const gone = await ctx.db
        .deleteFrom('thread')
        .where('programme_id', '=', programme)
        .where('id', '=', anyOf(piece.map(({ id }) => id)))
        .where(isOver)
        .returning(['id', 'person_id'])
        .execute();
      await forgetMails(
        ctx,
        programme,
        gone.map((row) => row.id),
      );
      await forgetAddresses(ctx, { programme, people: gone.map((row) => row.person_id) });
    },
    AT_ONCE,
  );
  // A thread may also have been removed with its person. Each thread is looked up by its key: with "not exists" all threads would be read.
  if (hasMoreTime)
    await closeMattersOfGone(ctx, {
      subject: 'thread',
      kinds: Object.keys(matters) as (keyof typeof matters)[],
      isGone: sql`(select t.id from thread t where t.programme_id = matter.programme_id and t.id = matter.subject_id) is null`,
    });
}

/** Removes the mails of removed threads, since their subjects name people. */
async function forgetMails(ctx: Ctx, programme: number, threads: readonly number[]): Promise<void> {
  await removeMails(
    ctx,
    programme,
    sql`kind in ('inbox-answer', 'inbox-notice', 'inbox-trouble') and data ->> 'thread' = any(${sql.val(threads.map(String))})`,
  );
}
