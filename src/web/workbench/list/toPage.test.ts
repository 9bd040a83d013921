import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { plantFormulas } from '../../../../test/takenLists.ts';
import { BROUGHT } from '../../brought.ts';

const PAGE = { size: '50', after: '1', 'before-it': '100' };
const read = (href: string): string =>
  href.replaceAll('&amp;', '&').replace('http://localhost:3000', '').replace('/p/far-shelves', '');
const wayUp = (record: string): string => read(/rel="up" href="([^"]*)"/.exec(record)?.[1] ?? '');

test('from every list whose rows have pages one comes back to its page, at its size, and to the row', () =>
  matchingScene(async ({ ctx, cast, round, run, tomas }) => {
    await run();
    await plantFormulas(ctx, cast, round.id);
    const found: string[] = [];
    for (const [name, { path }] of BROUGHT.lists) {
      const own = name === 'mails' ? '&kind=dates-changed&occasion=dates/1:2' : '';
      const at = `${path.replace(':round', '1')}?round=1${own}&${new URLSearchParams(PAGE)}&lang=en`;
      const { text } = await tomas.get(at);
      const [row = '', number] = /<tr id="row-(-?\d+)">.*?<\/tr>/s.exec(text) ?? [];
      const [, href] =
        /<a href="([^"]+)" data-row/.exec(row) ?? /<th.*?<a [^>]*href="([^"]+)"/s.exec(row) ?? [];
      const up = href ? wayUp((await tomas.get(read(href))).text) : '';
      if (up === '') continue;
      found.push(name);
      const back = new URL(up, 'http://x');
      const query = Object.fromEntries(Object.keys(PAGE).map((key) => [key, back.searchParams.get(key)]));
      expect([name, back.pathname, query, back.hash]).toEqual([
        name,
        path.replace(':round', '1'),
        PAGE,
        `#row-${number}`,
      ]);
    }
    expect(found.toSorted()).toEqual([
      'applications',
      'comments',
      'duplicates',
      'everybody',
      'inbox',
      'introduced',
      'log',
      'mails',
      'outbox',
      'partnerships',
      'proposals',
      'topics',
      'unplaced',
    ]);
  }));

test('the next of the list keeps the page, and so do an act on one and an act on several', () =>
  onOpenRound(async (ctx, cast, round) => {
    await manyPeople(ctx, { programme: cast.programme, many: 60, round: round.id });
    for (const who of ['amina', 'luca'] as const) await applied(ctx, cast, round, who);
    await ctx.db.updateTable('application').set({ state: 'submitted' }).execute();
    const tomas = browse(ctx, cast, 'tomas');
    const first = (await tomas.get('/workbench/applications?round=1&size=50&sort=name&lang=en')).text;
    const second = read(/rel="next" href="([^"]*)"/.exec(first)![1]!);
    const page = new URL(second, 'http://x').search;
    expect(page).toMatch(/after=\d+&before-it=50&.*size=50/);
    const { text } = await tomas.get(second);
    const rows = [...text.matchAll(/<tr id="row-(\d+)">.*?<a href="([^"]*)"/gs)];
    expect(rows).toHaveLength(12);
    const record = (await tomas.get(read(rows[0]![2]!))).text;
    const next = read(/rel="next" href="([^"]*)"/.exec(record)![1]!);
    expect(next).toBe(read(rows[1]![2]!));
    expect(wayUp((await tomas.get(next)).text)).toBe(
      `/workbench/applications${new URL(next, 'http://x').search}#row-${rows[1]![1]}`,
    );
    // An act on one record leads on to the next, which leads back to the page.
    const [, leave] = /action="([^"]*\/withdrawal[^"]*)"/.exec(record)!;
    const on = read((await tomas.post(read(leave!))).location);
    expect(wayUp((await tomas.get(on)).text)).toContain('before-it=50');
    // A post about several rows carries the page, and its answer leads there.
    const [, query] = /name="query" value="([^"]*)"/.exec(text)!;
    const done = await tomas.post('/workbench/lists/applications/several', {
      act: 'confirm',
      which: 'chosen',
      query: read(query!),
      chosen: rows[5]![1]!,
    });
    expect(read(done.location)).toMatch(/after=\d+&before-it=50&.*size=50/);
    const shown = (await tomas.get(read(done.location))).text;
    expect(shown).toContain(`<tr id="row-${rows[5]![1]}">`);
    // The form that keeps columns leads back to the page, too.
    const [, back] = /name="back" value="([^"]*)"/.exec(text)!;
    expect(read(back!)).toContain('before-it=50');
  }));
