import { expect, test } from 'vitest';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { plantFormulas } from '../../../../test/takenLists.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { SHOWN } from '../../../rooms/partnerships/index.ts';
import { BROUGHT } from '../../brought.ts';

const said = (page: string): string | undefined => {
  const [, words] = /<div class="empty">(.*?)<\/div>/s.exec(page) ?? [];
  return words && withoutMarkup(words);
};
/** A filter of each list that finds nothing; lists with views alone have none. */
const NOTHING: Readonly<Record<string, string>> = {
  duplicates: 'evidence=mailbox',
  log: 'from=2000-01-01&until=2000-01-02',
  outbox: 'kind=farewell',
  proposals: 'country=VA',
};

test('each list says in its own words that its filters find nothing, and each view that it is empty', () =>
  matchingScene(async ({ ctx, cast, round, run, tomas }) => {
    await run();
    await plantFormulas(ctx, cast, round.id);
    const found = new Map<string, string | undefined>();
    const views = new Map<string, string | undefined>();
    for (const [name, { path }] of BROUGHT.lists) {
      if (name === 'introduced') continue;
      const own = name === 'mails' ? '&kind=dates-changed&occasion=dates/1:2' : '';
      const list = `${path.replace(':round', '1')}?lang=en&round=1${own}`;
      const { text } = await tomas.get(list);
      // The page names no empty view of partnerships, but a reader with its address may come back to it.
      const shown = name === 'partnerships' ? SHOWN.map((one) => ['', `${list}&shown=${one}`]) : [];
      for (const [, href] of [...text.matchAll(/<li><a href="([^"]*)"[^>]*><span>/g), ...shown]) {
        const words = said(
          (await tomas.get(`${href!.replaceAll('&amp;', '&').replace('/p/far-shelves', '')}&lang=en`)).text,
        );
        if (words) views.set(`${name} ${href!.split('?')[1]}`, words);
      }
      if (name === 'comments' || name === 'writers') continue;
      found.set(name, said((await tomas.get(`${list}&${NOTHING[name] ?? 'search=zzqq'}`)).text));
    }
    expect([...found].filter(([, words]) => !words || !/above/.test(words))).toEqual([]);
    expect(new Set(found.values()).size).toBe(found.size);
    expect(views.size).toBeGreaterThan(20);
    // Within a list no two views say the same, except states of applications and of mails.
    const perList = Map.groupBy(views, ([key]) => key.split(' ')[0]!);
    for (const [list, some] of perList)
      if (!['applications', 'mails', 'outbox'].includes(list))
        expect([list, new Set(some.map(([, words]) => words)).size]).toEqual([list, some.length]);
  }));
