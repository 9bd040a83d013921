import { sql } from 'kysely';
import {
  askAvailability,
  closeApplications,
  forgetUnclaimed,
  forgetUnsent,
  lapseImported,
  remindDrafts,
  remindImported,
  remindOfAvailability,
  startAnswerTime,
} from '../rooms/applications/index.ts';
import { backUpTonight } from '../rooms/backups/index.ts';
import { forgetCommenters, remindOfSummaries, tellFollowers } from '../rooms/discussion/index.ts';
import { forgetIncoming, forgetPictures, resumeIncoming } from '../rooms/incoming/index.ts';
import {
  closeQuietThreads,
  forgetThreads,
  passOnPrivateThreads,
  pressWaitingThreads,
} from '../rooms/inbox/index.ts';
import { bundleMails, countSent, forgetTraffic, queueDelivery, warnUnready } from '../rooms/notices/index.ts';
import type { Ctx } from '../rooms/ctx.ts';
import {
  forecastRounds,
  forgetMatchInputs,
  forgetMemories,
  remindOfMatching,
} from '../rooms/pairing/index.ts';
import { forgetCodes, forgetInvited } from '../rooms/people/index.ts';
import {
  endRounds,
  eraseDue,
  forgetErased,
  leaveDue,
  stayInTouchDue,
  forgetAbsences,
  forgetPeople,
  purgeRounds,
  settleMatters,
  settleSilences,
  tellEndingSoon,
  tellOfOpenConcerns,
} from '../rooms/partnerships/index.ts';
import { watchDisk } from '../rooms/upkeep/index.ts';
import { countHeads, recomputeDueDates } from '../rooms/programmes/index.ts';
import { forgetReaders, tellOfOpening } from '../rooms/readers/index.ts';
import { queueDueTopics, watchTopics } from '../rooms/topics/index.ts';

/** A room's verb that finds what is due by ctx.clock and does it; doing it again, or in two processes, changes nothing. */
export interface Duty {
  name: string;
  run(ctx: Ctx): Promise<unknown>;
  /** Keeps a timetable of its own, since it waits for no other duty. */
  apart?: true;
}

export const duties: readonly Duty[] = [
  // One a line; deliveries last, so that of a simulation what the others queue leaves in the same round.
  { name: 'back up at night', run: backUpTonight },
  { name: 'forget codes', run: forgetCodes },
  { name: 'forget who was invited in vain', run: forgetInvited },
  { name: 'erase who asked for it a day ago', run: eraseDue },
  { name: 'forget where who was erased was told', run: forgetErased },
  { name: 'recompute due dates', run: recomputeDueDates },
  { name: 'tell that a round is open', run: tellOfOpening },
  { name: 'remind drafts that applications close', run: remindDrafts },
  { name: 'close applications', run: closeApplications },
  { name: 'ask availability', run: askAvailability },
  { name: 'begin the time to answer', run: startAnswerTime },
  { name: 'remind of availability', run: remindOfAvailability },
  { name: 'forget unclaimed', run: forgetUnclaimed },
  { name: 'remind imported people', run: remindImported },
  { name: 'let imported people lapse', run: lapseImported },
  { name: 'remind of matching', run: remindOfMatching },
  { name: 'forecast who would stay without a partner', run: forecastRounds },
  { name: 'forget match inputs', run: forgetMatchInputs },
  { name: 'let those leave who asked by mail', run: leaveDue },
  { name: 'let a yes by mail to staying in touch count', run: stayInTouchDue },
  { name: 'tell that the end comes', run: tellEndingSoon },
  { name: 'end rounds', run: endRounds },
  { name: 'go on with partners who were asked after', run: settleSilences },
  { name: 'forget who was away', run: forgetAbsences },
  { name: 'settle matters of partners', run: settleMatters },
  { name: 'tell of open concerns', run: tellOfOpenConcerns },
  { name: 'remove the data of rounds', run: purgeRounds },
  { name: 'forget who never sent an application in', run: forgetUnsent },
  { name: 'forget whom nothing needs any more', run: forgetPeople },
  { name: 'forget former partners who never apply', run: forgetMemories },
  { name: 'press waiting threads', run: pressWaitingThreads },
  { name: 'pass on what nobody in safeguarding may read', run: passOnPrivateThreads },
  { name: 'settle quiet threads', run: closeQuietThreads },
  { name: 'forget old threads', run: forgetThreads },
  { name: 'watch what waits for approval', run: watchTopics },
  { name: 'queue due topics', run: queueDueTopics },
  { name: 'forget what nobody confirmed', run: forgetCommenters },
  { name: 'forget what readers stopped', run: forgetReaders },
  { name: 'remind of summaries', run: remindOfSummaries },
  { name: 'tell followers', run: tellFollowers },
  { name: 'resume incoming mail', run: resumeIncoming },
  { name: 'forget incoming mail', run: forgetIncoming },
  { name: 'forget pictures from mail', run: forgetPictures },
  { name: 'bundle mails', run: bundleMails },
  { name: 'warn of mail that would look like spam', run: warnUnready },
  { name: 'count what has left', run: countSent },
  { name: 'count the people of rounds', run: countHeads },
  { name: 'forget how much mail left', run: forgetTraffic },
  { name: 'watch the disk', run: watchDisk },
  { name: 'deliver', run: queueDelivery, apart: true },
];

/**
 * Does every duty once. Of two processes one does a duty and the other passes on; one that fails stops none of the others. Of what a duty
 * works through it begins no more once `budget` milliseconds are over; without one it comes to its end. Tells whether something is left.
 */
export async function tick(
  ctx: Ctx,
  list: readonly Duty[] = duties,
  budget = Infinity,
): Promise<{ isLeft: boolean }> {
  // Nothing of it is lost: each finds what is due when there is room again.
  if (await ctx.disk.isFull()) return { isLeft: false };
  let isLeft = false;
  for (const duty of list) {
    const began = performance.now();
    const hasTime = (): boolean => {
      const has = performance.now() - began < budget;
      isLeft ||= !has;
      return has;
    };
    try {
      await alone({ ...ctx, hasTime }, duty);
    } catch (error) {
      ctx.log.error({ err: error, duty: duty.name }, 'a duty of the timetable failed');
    }
  }
  return { isLeft };
}

async function alone(ctx: Ctx, duty: Duty): Promise<unknown> {
  const key = `antipode duty ${duty.name}`;
  // Inside a transaction (a test, a simulation's step) nobody else is there.
  if (ctx.db.isTransaction) return duty.run(ctx);
  return ctx.db.connection().execute(async (db) => {
    const { rows } = await sql<{
      got: boolean;
    }>`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as got`.execute(db);
    if (!rows[0]?.got) return undefined;
    try {
      return await duty.run(ctx);
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`.execute(db);
    }
  });
}

const EVERY_MS = 15_000;
/** What keeps a timetable of its own looks by an index, and somebody may wait for it: mails that a process took along as it died. */
const APART_EVERY_MS = 2000;
/** When something was left: soon again, since a duty's turn comes only with the next tick. */
const AGAIN_MS = 1000;
/** A duty's share of a tick. */
const BUDGET_MS = 500;

/** Ticks until stopped, the first time at once. `stop` waits for the tick in hand. */
export function startTimetable(ctx: Ctx, list: readonly Duty[] = duties): { stop(): Promise<void> } {
  const apart = list.filter((duty) => duty.apart);
  const others = list.filter((duty) => !duty.apart);
  const rows = [
    startTicking(ctx, others, EVERY_MS),
    ...apart.map((duty) => startTicking(ctx, [duty], APART_EVERY_MS)),
  ];
  return {
    stop: async () => {
      await Promise.all(rows.map((row) => row.stop()));
    },
  };
}

function startTicking(ctx: Ctx, list: readonly Duty[], everyMs: number): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const next = (): void => {
    current = tick(ctx, list, BUDGET_MS).then(({ isLeft }) => {
      if (!isStopped) timer = setTimeout(next, isLeft ? AGAIN_MS : everyMs);
    });
  };
  next();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
