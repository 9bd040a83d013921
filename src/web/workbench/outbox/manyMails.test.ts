import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { director, withOutbox } from '../../../../test/outbox.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const group = `/workbench/outbox/group?${new URLSearchParams({ kind: 'dates-changed', occasion: 'dates/1:2' })}`;

test('a hundred and twenty mails are on three pages, each once, those of the newest readers first', async () => {
  await withOutbox(async (scene) => {
    const { ctx, cast, round } = scene;
    const { rows } = await sql<{ id: number }>`
      insert into person (programme_id, address, name, locale, created_at)
      select ${cast.programme}::bigint, 'reader-' || n || '@example.org', 'Reader ' || n || '.', 'en', ${ctx.clock.now()}::timestamptz
      from generate_series(1, 117) n order by n returning id`.execute(ctx.db);
    await ctx.mailer.queue(
      ctx,
      rows.map(({ id }) => ({
        programme: cast.programme,
        kind: 'dates-changed',
        occasion: 'dates/1:2',
        person: id,
        data: { round, kinds: ['matches'] },
        dueAt: new Date('2027-01-16T08:00:00Z'),
      })),
    );
    const tomas = director(scene);
    const pages: string[] = [];
    for (let path: string | undefined = group; path;) {
      const page = await tomas.get(path);
      expect(page.status).toBe(200);
      expect(withoutMarkup(page.text)).toContain('120 mails');
      pages.push(page.text);
      path = /rel="next" href="[^"]*(\/workbench\/outbox\/group\?[^"]*)"/
        .exec(page.text)?.[1]
        ?.replaceAll('&amp;', '&');
    }
    const readers = pages.map((page) => [...page.matchAll(/Reader (\d+)\./g)].map(([, n]) => Number(n)));
    expect(readers.map(({ length }) => length)).toEqual([50, 50, 17]);
    expect(readers.flat()).toEqual(Array.from({ length: 117 }, (_, k) => 117 - k));
    expect(pages[2]).toContain('Luca Ferri');
    // Back to the top from any later page.
    expect(pages.map((page) => page.includes('First page'))).toEqual([false, true, true]);
  });
});
