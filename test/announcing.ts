import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import { stage } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';

export const PATH = '/workbench/announcements';
/** An announcement in two languages, as its form is sent. */
export const words = {
  'subject.en': 'A <new> librarian',
  'body.en': 'Hello all,\n\n* one\n* two\n\nRead on:\nhttps://shelves.example/new',
  'subject.fr': 'Une nouvelle',
  'body.fr': 'Bonjour à toutes et à tous.',
};

/** Plays with Tomás, who reads English, at the desk of announcements. */
export async function announcing(
  play: (tomas: Browser, ctx: TestCtx, cast: Stage) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    tomas.cookies.set('lang', 'en');
    await play(tomas, ctx, cast);
  });
}

/** The mails of all announcements. */
export const queued = (ctx: TestCtx) =>
  ctx.db.selectFrom('outbox').selectAll().where('kind', '=', 'announcement').orderBy('person_id').execute();
