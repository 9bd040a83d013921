import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { DUTIES } from '../rooms/brought.ts';
import type { Duty } from '../rooms/brings.ts';
import type { Ctx } from '../rooms/ctx.ts';

/**
 * Does every duty once. Of two processes one does a duty and the other passes on; one that fails stops none of the others. A duty begins no piece of
 * its work that would not end within `budget` milliseconds; without one it comes to its end. Once `isOver`, no other duty begins. Tells which duties
 * had no time for all of it.
 */
export async function tick(
  ctx: Ctx,
  list: readonly Duty[] = DUTIES,
  budget = Infinity,
  isOver: () => boolean = () => false,
): Promise<{ left: Duty[] }> {
  // Inside a transaction (a test, a simulation's step) nobody else is there.
  if (ctx.db.isTransaction) return tickAlone(ctx, list, budget);
  const left: Duty[] = [];
  const act = async (duty: Duty): Promise<void> => {
    left.push(...(await tickAlone(ctx, [duty], budget)).left);
  };
  try {
    await ctx.db.connection().execute((db) => oneByOne(db, list, act, isOver));
  } catch (error) {
    ctx.log.error({ err: error }, 'the timetable broke off, and begins again at its next turn');
  }
  return { left };
}

/** Like `tick`, for when no other process works on this database: it locks nothing. */
export async function tickAlone(
  ctx: Ctx,
  list: readonly Duty[] = DUTIES,
  budget = Infinity,
): Promise<{ left: Duty[] }> {
  // Nothing of it is lost: each finds what is due when there is room again.
  if (await ctx.disk.isFull()) return { left: [] };
  const left = new Set<Duty>();
  for (const duty of list) {
    const isInTime = timeFor(budget);
    const hasTime = (): boolean => {
      const has = isInTime();
      if (!has) left.add(duty);
      return has;
    };
    try {
      await duty.run({ ...ctx, hasTime });
    } catch (error) {
      ctx.log.error({ err: error, duty: duty.name }, 'a duty of the timetable failed');
    }
  }
  return { left: [...left] };
}

/** Whether a piece that takes as long as the last would end in time: else a turn could take twice as long as it may. */
export function timeFor(budget: number): () => boolean {
  const began = performance.now();
  let last = began;
  return () => {
    const now = performance.now();
    const piece = now - last;
    last = now;
    return now - began + piece < budget;
  };
}

/** Does each duty that no other process does at this moment: lets one go and asks for the next in one statement. */
async function oneByOne(
  db: Kysely<Schema>,
  list: readonly Duty[],
  act: (duty: Duty) => Promise<void>,
  isOver: () => boolean,
): Promise<void> {
  let held: Duty | null = null;
  for (const one of [...list, null]) {
    const duty = isOver() ? null : one;
    if (!duty && !held) return;
    const { rows } = await sql<{ got: boolean | null }>`
      select pg_advisory_unlock(${keyOf(held)}), pg_try_advisory_lock(${keyOf(duty)}) as got`.execute(db);
    held = rows[0]?.got ? duty : null;
    if (held) await act(held);
  }
}

/** Null of nothing: a lock of null is neither taken nor let go. */
const keyOf = (duty: Duty | null) => sql`hashtextextended(${duty && `antipode duty ${duty.name}`}::text, 0)`;

const EVERY_MS = 15_000;
/** The duties that had no time for all of their work go on soon; the others have nothing more to do yet. */
const AGAIN_MS = 500;
/** Milliseconds of a tick in which a duty does its pieces; the first may take longer. */
export const BUDGET_MS = 300;

/** Ticks until stopped, the first time at once. `stop` waits for the duty in hand, and the rest of a tick is left to the next start. */
export function startTimetable(ctx: Ctx, list: readonly Duty[] = DUTIES): { stop(): Promise<void> } {
  const apart = list.filter((duty) => duty.apart !== undefined);
  const others = list.filter((duty) => duty.apart === undefined);
  const rows = [
    startTicking(ctx, others, EVERY_MS),
    ...apart.map((duty) => startTicking(ctx, [duty], duty.apart!)),
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
  let left: readonly Duty[] = [];
  /** When all duties have their turn again. */
  let allAt = performance.now();
  const next = (): void => {
    const isForAll = left.length === 0 || performance.now() >= allAt;
    current = tick(ctx, isForAll ? list : left, BUDGET_MS, () => isStopped).then((ticked) => {
      ({ left } = ticked);
      const now = performance.now();
      if (isForAll) allAt = now + everyMs;
      const waitMs = Math.max(0, allAt - now);
      if (!isStopped) timer = setTimeout(next, left.length > 0 ? Math.min(AGAIN_MS, waitMs) : waitMs);
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
