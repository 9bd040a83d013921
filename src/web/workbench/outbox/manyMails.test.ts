import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { director, withOutbox } from '../../../../test/outbox.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { mailsOf } from '../../../rooms/outbox/index.ts';

const group = `/workbench/outbox/group?${new URLSearchParams({ kind: 'dates-changed', occasion: 'dates/1:2', size: '50' })}`;

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
      expect(withoutMarkup(page.text)).toContain('waiting 120');
      pages.push(page.text);
      path = /rel="next" href="[^"]*(\/workbench\/outbox\/group\?[^"]*)"/
        .exec(page.text)?.[1]
        ?.replaceAll('&amp;', '&');
    }
    const readers = pages.map((page) =>
      [...page.matchAll(/"><bdi>Reader (\d+)\./g)].map(([, n]) => Number(n)),
    );
    expect(readers.map(({ length }) => length)).toEqual([50, 50, 17]);
    expect(readers.flat()).toEqual(Array.from({ length: 117 }, (_, k) => 117 - k));
    expect(pages[2]).toContain('Luca Ferri');
    // Any later page leads back to the first.
    expect(pages.map((page) => page.includes('First page'))).toEqual([false, true, true]);
    // A search finds by name. The chosen mails are held, shown by that filter, and released by a single undo.
    const found = (await tomas.get(`${group}&search=reader+117&lang=en`)).text;
    const chosen = [...found.matchAll(/name="chosen" value="(\d+)" form="bulk"/g)].map(([, id]) => id!);
    expect(chosen).toHaveLength(1);
    // When a search finds many, no list is read beforehand.
    const viewer = { person: cast.people.tomas, account: null, operator: false };
    for (const people of [{}, { found: null }]) {
      const asked = { kind: 'dates-changed', occasion: 'dates/1:2', search: 'reader 117', ...people };
      const { rows: mails } = await mailsOf(ctx, cast.programme, viewer, asked);
      expect(mails.map(({ name }) => name)).toEqual(['Reader 117.']);
    }
    const several = '/workbench/lists/mails/several';
    const query = group.split('?')[1]!;
    const all = `${several}?act=hold-mails&which=all&query=${encodeURIComponent(query)}&lang=en`;
    expect(withoutMarkup((await tomas.get(all)).text)).toContain('Hold 120 mails back?');
    const { location } = await tomas.post(several, { act: 'hold-mails', chosen: chosen[0]!, query });
    const held = async () =>
      (await tomas.get(`${group}&state=held&lang=en`)).text.match(/Reader \d+\./g)?.length ?? 0;
    expect(await held()).toBeGreaterThan(0);
    // A mail has its list beside it, as filtered, and an act leads on to the next.
    const [, own] = /\/workbench(\/outbox\/\d+\?[^"]*)"/.exec(pages[0]!)!;
    const mail = (await tomas.get(`/workbench${own!.replaceAll('&amp;', '&')}&lang=en`)).text;
    expect(mail).toContain('1 of 120');
    expect(mail).toMatch(
      /action="[^"]*\/hold\?kind=dates-changed&amp;occasion=dates%2F1%3A2"|\/release\?kind=/,
    );
    await tomas.post(`/workbench/lists/mails/acts/${/did=(\d+)/.exec(location!)![1]}/undoing`);
    expect(await held()).toBe(0);
  });
});
