import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { DUTIES } from '../rooms/brought.ts';
import type { Duty } from '../rooms/brings.ts';
import type { Ctx } from '../rooms/ctx.ts';

/**
 * Does every duty once. If two processes come at once, one does a duty and the other passes on. A failed duty does not stop the others. A
 * duty begins no piece of work that would last beyond `budget` milliseconds; without a budget it does all its work. Once `isOver`, no other
 * duty begins. Returns the duties that had no time for all their work.
 */
export async function tick(
  ctx: Ctx,
  list: readonly Duty[] = DUTIES,
  budget = Infinity,
  isOver: () => boolean = () => false,
): Promise<{ left: Duty[] }> {
  // Inside a transaction (a test, a simulation's step) no other process is at work.
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

/** Like `tick`, but without locks, for a database on which no other process works. */
export async function tickAlone(
  ctx: Ctx,
  list: readonly Duty[] = DUTIES,
  budget = Infinity,
): Promise<{ left: Duty[] }> {
  // No work is lost: each duty finds what is due once there is room again.
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

/** Whether a piece as long as the last would end in time. Without this check a turn could take twice its budget. */
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

/** Does each duty that no other process is doing. One statement releases a duty's lock and asks for the next. */
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

/** The key is null without a duty: PostgreSQL neither takes nor releases a null lock. */
const keyOf = (duty: Duty | null) => sql`hashtextextended(${duty && `antipode duty ${duty.name}`}::text, 0)`;

const EVERY_MS = 15_000;
/** Duties that had no time for all their work go on after this wait. The others have nothing to do yet. */
const AGAIN_MS = 500;
/** Milliseconds for the pieces of one duty in a tick; the first piece may take longer. */
export const BUDGET_MS = 300;

/** Ticks until stopped, the first time at once. `stop` waits for the duty in hand and leaves the rest of a tick to the next start. */
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
  /** The time of the next turn of all duties. */
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
