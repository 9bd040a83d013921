import { sql } from 'kysely';
import type { Ctx } from '../../rooms/ctx.ts';

/** Plays something in a transaction, inside one already open too, and takes all of it back. */
export async function takenBack<T>(ctx: Ctx, play: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) {
    await sql`savepoint example`.execute(ctx.db);
    try {
      return await play(ctx);
    } finally {
      await sql`rollback to savepoint example`.execute(ctx.db);
    }
  }
  const db = await ctx.db.startTransaction().execute();
  try {
    return await play({ ...ctx, db });
  } finally {
    await db.rollback().execute();
  }
}
