import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import { stage } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';

export const PATH = '/workbench/wording/dates-changed/en';
export const SUBJECT = 'mail.dates-changed.subject';

export async function desk(play: (elif: Browser, ctx: TestCtx, cast: Stage) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await play(browse(ctx, cast, 'elif'), ctx, cast);
  });
}

export const kept = async (ctx: TestCtx) =>
  (await ctx.db.selectFrom('wording').select(['locale', 'key', 'text']).execute()).map((row) =>
    Object.values(row),
  );
