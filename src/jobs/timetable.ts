import { sql } from 'kysely';
import { DUTIES } from '../rooms/brought.ts';
import type { Duty } from '../rooms/brings.ts';
import type { Ctx } from '../rooms/ctx.ts';

/**
 * Does every duty once. Of two processes one does a duty and the other passes on; one that fails stops none of the others. After `budget`
 * milliseconds a duty begins no more pieces of its work; without one it comes to its end. Tells which duties had no time for all of it.
 */
export async function tick(
  ctx: Ctx,
  list: readonly Duty[] = DUTIES,
  budget = Infinity,
): Promise<{ left: Duty[] }> {
  // Nothing of it is lost: each finds what is due when there is room again.
  if (await ctx.disk.isFull()) return { left: [] };
  const left = new Set<Duty>();
  for (const duty of list) {
    const began = performance.now();
    const hasTime = (): boolean => {
      const has = performance.now() - began < budget;
      if (!has) left.add(duty);
      return has;
    };
    try {
      await alone({ ...ctx, hasTime }, duty);
    } catch (error) {
      ctx.log.error({ err: error, duty: duty.name }, 'a duty of the timetable failed');
    }
  }
  return { left: [...left] };
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
/** The duties that had no time for all of their work go on soon; the others have nothing more to do yet. */
const AGAIN_MS = 700;
/** Milliseconds of a tick after which a duty begins no other piece. */
export const BUDGET_MS = 300;

/** Ticks until stopped, the first time at once. `stop` waits for the tick in hand. */
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
    current = tick(ctx, isForAll ? list : left, BUDGET_MS).then((ticked) => {
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
