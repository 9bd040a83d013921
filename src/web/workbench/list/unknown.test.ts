import { expect, test } from 'vitest';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { plantFormulas } from '../../../../test/takenLists.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { BROUGHT } from '../../brought.ts';

/** A filter of each list, with a value that the list does not know. */
const BOGUS: Readonly<Record<string, string>> = {
  applications: 'state=bogus',
  comments: 'queue=bogus',
  duplicates: 'evidence=bogus',
  everybody: 'country=QQ',
  inbox: 'shown=bogus',
  introduced: 'shown=bogus',
  log: 'kind=bogus',
  mails: 'state=bogus',
  outbox: 'kind=bogus',
  partnerships: 'shown=bogus',
  proposals: 'country=bogus',
  topics: 'in=99',
  unplaced: 'country=bogus',
  volunteers: 'held=bogus',
  writers: 'shown=bogus',
};

const SAID = 'This list does not know what its address asks for, so it shows nothing.';

test('a list that does not know a filter of its address says so and shows nothing, and nothing is done or taken out by it', () =>
  matchingScene(async ({ ctx, cast, round, run, tomas }) => {
    await run();
    await plantFormulas(ctx, cast, round.id);
    expect([...BROUGHT.lists.keys()].toSorted()).toEqual(Object.keys(BOGUS).toSorted());
    for (const [name, { path, several }] of BROUGHT.lists) {
      // Published partnerships have the same address as the proposals.
      if (name === 'introduced') continue;
      const at = path.replace(':round', '1');
      const own = name === 'mails' ? '&kind=dates-changed&occasion=dates/1:2' : '';
      const query = `round=1${own}&${BOGUS[name]!}`;
      const { text } = await tomas.get(`${at}?${query}&lang=en`);
      expect([name, withoutMarkup(text)]).toEqual([name, expect.stringContaining(SAID)]);
      expect([name, text.match(/<tr id="row-/g), text.includes('id="bulk"')]).toEqual([name, null, false]);
      // The link leads to the list without that filter.
      const without = /<a href="([^"]*)">Show the list without it/.exec(text)![1]!;
      expect([name, without]).toEqual([name, expect.not.stringContaining(BOGUS[name]!)]);
      const file = await tomas.post(`/workbench/lists/${name}/table?${query}`, { as: 'csv' });
      expect([name, file.headers.get('content-disposition'), file.status]).toEqual([
        name,
        null,
        expect.not.stringMatching(/^200$/),
      ]);
      for (const { key } of several?.acts({ t: (one: string) => one } as never) ?? []) {
        const act = { act: key, which: 'all', query };
        const asked = await tomas.get(`/workbench/lists/${name}/several?${new URLSearchParams(act)}`);
        expect([name, key, asked.status, asked.location]).toEqual([
          name,
          key,
          303,
          expect.stringContaining('none=unknown-filter'),
        ]);
        const back = await tomas.get(asked.location.replace('/p/far-shelves', ''));
        expect(withoutMarkup(back.text)).toContain('Nothing was done: the list does not know a filter');
      }
    }
    expect(await ctx.db.selectFrom('bulk_act').select('id').execute()).toEqual([]);
  }));

test('a filter that no list has is named, too, and nothing is shown or done by it; what pages ask for themselves is none', () =>
  matchingScene(async ({ ctx, cast, round, run, tomas }) => {
    await run();
    await plantFormulas(ctx, cast, round.id);
    for (const [name, { path, several }] of BROUGHT.lists) {
      if (name === 'introduced') continue;
      const at = path.replace(':round', '1');
      const own = name === 'mails' ? '&kind=dates-changed&occasion=dates/1:2' : '';
      const known = `round=1${own}&size=50&did=0&none=x&chosen=1&page=2&list=${name === 'mails' ? '' : name}&lang=en`;
      expect([name, withoutMarkup((await tomas.get(`${at}?${known}`)).text)]).toEqual([
        name,
        expect.not.stringContaining(SAID),
      ]);
      const query = `round=1${own}&colour=red`;
      const { text } = await tomas.get(`${at}?${query}&shape=&lang=en`);
      const told = withoutMarkup(text).replaceAll(/[\u2068\u2069]/g, '');
      expect([name, told]).toEqual([name, expect.stringMatching(/so it shows nothing\.\s+colour\s*: red/)]);
      expect([name, told]).toEqual([name, expect.not.stringContaining('shape')]);
      expect([name, text.match(/<tr id="row-/g)]).toEqual([name, null]);
      const without = /<a href="([^"]*)">Show the list without it/.exec(text)![1]!;
      expect([name, without]).toEqual([name, expect.not.stringContaining('colour')]);
      const file = await tomas.post(`/workbench/lists/${name}/table?${query}`, { as: 'csv' });
      expect([name, file.headers.get('content-disposition')]).toEqual([name, null]);
      for (const { key } of several?.acts({ t: (one: string) => one } as never) ?? []) {
        const act = { act: key, which: 'all', query };
        const asked = await tomas.get(`/workbench/lists/${name}/several?${new URLSearchParams(act)}`);
        expect([name, key, asked.location]).toEqual([
          name,
          key,
          expect.stringContaining('none=unknown-filter'),
        ]);
      }
    }
    const { text } = await tomas.get('/workbench/duplicates?one=amina%40cast.example&lang=en');
    expect(withoutMarkup(text)).not.toContain(SAID);
  }));

test('an act on all that is posted with such an address is refused, and so is each page that it leads to', () =>
  matchingScene(async ({ ctx, cast, round, run, tomas }) => {
    await run();
    await plantFormulas(ctx, cast, round.id);
    const posted = await tomas.post('/workbench/lists/applications/several', {
      act: 'withdraw',
      which: 'all',
      query: 'round=1&state=bogus',
    });
    const told = posted.location ? await tomas.get(posted.location.replace('/p/far-shelves', '')) : posted;
    expect(told.text).toContain('Nothing was done: the list does not know a filter');
    expect(await ctx.db.selectFrom('bulk_act').select('id').execute()).toEqual([]);
    const known = await tomas.get('/workbench/partnerships/words?which=all&list=round%3D1&lang=en');
    const bogus = await tomas.get(
      '/workbench/partnerships/words?which=all&list=round%3D1%26shown%3Dbogus&lang=en',
    );
    const carried = /name="pairs" value="\d/;
    expect([carried.test(known.text), carried.test(bogus.text)]).toEqual([true, false]);
  }));

test('a column that is none to sort by is named, and the rows stand in their usual order', () =>
  matchingScene(async ({ tomas }) => {
    const { text } = await tomas.get('/workbench/applications?round=1&sort=bogus&lang=en');
    expect(withoutMarkup(text)).toMatch(/This list has no such order.*bogus/s);
    expect(text).toContain('<tr id="row-');
  }));
