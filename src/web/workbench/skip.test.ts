import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { matchingScene } from '../../../test/matchingScene.ts';
import { plantFormulas } from '../../../test/takenLists.ts';
import { BROUGHT } from '../brought.ts';

/** The part of a page between the target of its first link and its title. */
function skipped(page: string): string {
  const [, target] = /<a class="skip" href="#([a-z]+)"/.exec(page)!;
  expect(page.match(new RegExp(`id="${target}"`, 'g'))).toHaveLength(1);
  const from = page.indexOf(`id="${target}"`);
  const title = page.indexOf('<h1', from);
  return page.slice(from, title < 0 ? undefined : title);
}

test('the first link of a page leads to its own part: past the menu of the workbench, and past the list beside a record', () =>
  matchingScene(async ({ ctx, cast, round, run, tomas }) => {
    await run();
    await plantFormulas(ctx, cast, round.id);
    const records = new Set<string>();
    for (const { path } of BROUGHT.lists.values()) {
      const { status, text } = await tomas.get(`${path.replace(':round', '1')}?round=1&lang=en`);
      if (status !== 200) continue;
      expect([path, skipped(text)]).toEqual([path, expect.not.stringMatching(/<nav|<li/)]);
      expect([path, text.indexOf('<nav aria-label="Workbench"') < text.indexOf('<main')]).toEqual([
        path,
        true,
      ]);
      const [, record] = /<tr id="row-[^]*?href="\/p\/far-shelves([^"]*)"/.exec(text) ?? [];
      if (record) records.add(record.replaceAll('&amp;', '&'));
    }
    expect(records.size).toBeGreaterThan(9);
    let besides = 0;
    for (const record of records) {
      const { text } = await tomas.get(record);
      if (!text.includes('class="beside-list"')) continue;
      besides += 1;
      // On pages of the matching the title stands above the list and the record.
      const isBelow = record.includes('/matching/');
      expect(text.indexOf('<h1') > text.indexOf('id="record"')).toBe(!isBelow);
      if (!isBelow) expect([record, skipped(text)]).toEqual([record, expect.not.stringContaining('<li')]);
    }
    expect(besides).toBeGreaterThan(7);
    const luca = browse(ctx, cast, 'luca');
    let shown = 0;
    for (const path of ['/', '/topics', '/apply', '/privacy', '/me', '/status', '/partnership']) {
      const { status, text } = await luca.get(path);
      if (status !== 200 || path === '/') continue;
      shown += 1;
      expect([path, skipped(text)]).toEqual([path, expect.not.stringMatching(/<nav|<li/)]);
    }
    expect(shown).toBeGreaterThan(3);
  }));
