import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from './browse.ts';
import { onTalk, say } from './discussion.ts';

/** A page may ask the database so often: each query is a way there and back. The benches of pages count them on a filled installation, too. */
const MOST = 8;

test('the front page and a topic ask the database at most eight times, for visitors and for who is signed in', async () => {
  await onTalk(async ({ ctx, cast, topic }) => {
    await say(ctx, cast, cast.people.mei, { topic, body: 'A door is a wall that changed its mind.' });
    let asked = 0;
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => {
        asked += 1;
        return Promise.resolve(result);
      },
    };
    const counted = { ...ctx, db: ctx.db.withPlugin(counter) };
    const counts: Record<string, number> = {};
    for (const [who, browser] of [
      ['a visitor', browse(counted, cast)],
      ['Luca', browse(counted, cast, 'luca')],
    ] as const)
      for (const path of ['/', '/topics/doors']) {
        await browser.get(path);
        asked = 0;
        expect((await browser.get(path)).status).toBe(200);
        counts[`${who} ${path}`] = asked;
      }
    expect(Object.entries(counts).filter(([, count]) => count > MOST || count < 3)).toEqual([]);
  });
});
