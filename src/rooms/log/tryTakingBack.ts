import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { takenBack } from '../ctx.ts';
import type { Actor, Ctx, NotTakenBack } from '../ctx.ts';

/** Time limits in milliseconds: for the whole, for one statement, for waiting on a lock. */
const ALL = 1000;
const STATEMENT = 500;
const LOCK = 50;

/** The outcome of trying to take events back. */
export interface TriedTakingBack {
  /** How many were tried, from the first on. */
  count: number;
  taken: number[];
  left: Map<number, NotTakenBack>;
}

/**
 * Takes events back one after the other in a transaction that is rolled back, so that a page can show the effects, read by `read`.
 * Gives up after a moment when a row is locked, or when somebody waits for rows it locked.
 */
export function tryTakingBack<T>(
  ctx: Ctx,
  of: { programme: number; actor: Actor; events: readonly number[] },
  read: (ctx: Ctx, tried: TriedTakingBack) => Promise<T>,
): Promise<T> {
  const { events, ...who } = of;
  const until = performance.now() + ALL;
  return takenBack(ctx, async (ctx) => {
    // Taking back an act on several starts, but stops before its first piece.
    const trying = { ...ctx, hasTime: () => false };
    const tried: TriedTakingBack = { count: 0, taken: [], left: new Map() };
    await sql`set local lock_timeout = ${sql.lit(LOCK)}; set local statement_timeout = ${sql.lit(STATEMENT)}`.execute(
      ctx.db,
    );
    for (const event of events) {
      const found = await unlessLocked(ctx.db, async () => ({
        done: await ctx.takeBack!(trying, { ...who, event }),
        // Ask before the savepoint is released: a session that waits for it starts waiting anew, for the transaction, a moment later.
        isAwaited: await isWaitedFor(ctx.db),
      }));
      if (found === null) break;
      const { done, isAwaited } = found;
      if (done.ok) tried.taken.push(event);
      else tried.left.set(event, done.reason);
      tried.count++;
      if (isAwaited || performance.now() > until) break;
    }
    await sql`set local statement_timeout to default`.execute(ctx.db);
    return read(ctx, tried);
  });
}

/** Whether somebody waits for what this transaction has locked. */
async function isWaitedFor(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ isAwaited: boolean }>`
    select exists (
      select from pg_locks where case when granted then false else pg_backend_pid() = any(pg_blocking_pids(pid)) end
    ) as "isAwaited"`.execute(db);
  return rows[0]!.isAwaited;
}

/** Runs something and returns its result. Null, with all of its changes rolled back, when it would have to wait or takes too long. */
async function unlessLocked<T>(db: Kysely<Schema>, run: () => Promise<T>): Promise<T | null> {
  await sql`savepoint tried`.execute(db);
  try {
    const found = await run();
    await sql`release savepoint tried`.execute(db);
    return found;
  } catch (error) {
    if (!ENDED.has((error as { code?: string }).code ?? '')) throw error;
    await sql`rollback to savepoint tried; release savepoint tried`.execute(db);
    return null;
  }
}

/** PostgreSQL's codes for a lock that was not available in time, and for a statement that took too long. */
const ENDED = new Set(['55P03', '57014']);
