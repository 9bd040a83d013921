import { sql } from 'kysely';
import { expect } from 'vitest';
import { inTransaction } from '../src/rooms/ctx.ts';
import type { Ctx } from '../src/rooms/ctx.ts';

/**
 * Starts a second act while the first is done but not committed. The second runs until it waits for the first or ends; then the first
 * commits. Returns the second's result. The database must belong to this test alone.
 */
export async function atOnce<T>(
  ctx: Ctx,
  first: (ctx: Ctx) => Promise<{ ok: boolean }>,
  other: () => Promise<T>,
): Promise<T> {
  let isOver = false;
  const begun = await inTransaction(ctx, async (own) => {
    expect(await first(own)).toMatchObject({ ok: true });
    const done = other().finally(() => (isOver = true));
    // A failure is reported where the result is awaited.
    done.catch(() => undefined);
    await expect
      .poll(async () => {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(ctx.db);
        return isOver || rows[0]?.n === 1;
      })
      .toBe(true);
    return { done };
  });
  return begun.done;
}
