import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { readAlong } from '../../../../test/readAlong.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { countedTitle } from './deskList.tsx';

const DESK = '/workbench/applications';
const OWN = '/workbench/lists/applications';
const ALL = ['Amina Diallo', 'Luca Ferri', '陈美'];

/** Three people have applied: Amina, then Luca, then Mei. */
const applicants = (play: Parameters<typeof onOpenRound>[0]) =>
  onOpenRound(async (ctx, cast, round) => {
    for (const who of ['amina', 'luca', 'mei'] as const) await applied(ctx, cast, round, who);
    await play(ctx, cast, round);
  });

const inOrder = (text: string): string[] =>
  ALL.filter((name) => text.includes(name)).sort((a, b) => text.indexOf(a) - text.indexOf(b));

test('a list is sorted by its heads, both ways, by names without accents, and read along in that order', () =>
  applicants(async (ctx, cast) => {
    await ctx.db
      .updateTable('person')
      .set({ name: 'Ámina Diallo' })
      .where('id', '=', cast.people.amina)
      .execute();
    await ctx.db.updateTable('person').set({ name: 'bo' }).where('id', '=', cast.people.luca).execute();
    const tomas = browse(ctx, cast, 'tomas');
    const names = async (query: string) =>
      [
        ...(await tomas.get(`${DESK}?${query}`)).text.matchAll(/\/applications\/\d+\?[^"]*"><bdi>([^<]+)/g),
      ].map(([, name]) => name);
    expect(await names('sort=name')).toEqual(['Ámina Diallo', 'bo', '陈美']);
    expect(await names('sort=-name')).toEqual(['陈美', 'bo', 'Ámina Diallo']);
    expect(await names('sort=country')).toEqual(['陈美', 'bo', 'Ámina Diallo']);
    expect(await names('sort=nonsense')).toEqual(await names(''));
    const { text } = await tomas.get(`${DESK}?sort=name`);
    expect(text).toContain('aria-sort="ascending"><a href="/p/far-shelves/workbench/applications?sort=-name');
    const pages = await readAlong(
      tomas,
      `${DESK}?sort=name&size=50`,
      /applications\/\d+\?[^"]*"><bdi>([^<]+)/g,
    );
    expect(pages.flat()).toEqual(['Ámina Diallo', 'bo', '陈美']);
  }));

test('what is set stands as links that take it away, and an empty list says which', () =>
  applicants(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const { text } = await tomas.get(`${DESK}?country=SN&search=zzz&lang=en`);
    expect(withoutMarkup(text)).toContain('No application fits these filters. Take one away above.');
    const links = [...text.matchAll(/<a href="([^"]+)">([^<]+): <bdi>/g)].map(([, href, label]) => [
      label,
      href!.split('?')[1],
    ]);
    expect(links).toEqual([
      ['Name or address', 'country=SN&amp;round=1'],
      ['Country or region', 'search=zzz&amp;round=1'],
    ]);
    expect(inOrder((await tomas.get(`${DESK}?country=SN`)).text)).toEqual(['Amina Diallo']);
    // A search counts its hits, too.
    expect(withoutMarkup((await tomas.get(`${DESK}?search=amina&lang=en`)).text)).toMatch(/1–1 of 1\b(?!,)/);
  }));

test('columns are chosen and kept for oneself', () =>
  applicants(async (ctx, cast) => {
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    const heads = async (who: typeof tomas) =>
      [...(await who.get(`${DESK}?lang=en`)).text.matchAll(/<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(
        ([, head]) => head,
      );
    const usual = ['Name', 'Country or region', 'Languages', 'State', 'Since'];
    expect(await heads(tomas)).toEqual(usual);
    const kept = await tomas.post(`${OWN}/columns`, { column: ['address', 'nonsense'], back: 'sort=name' });
    expect(kept.location).toContain('sort=name');
    expect(await heads(tomas)).toEqual(['Name', 'Mail address']);
    expect((await tomas.get(DESK)).text).toContain('luca@cast.example');
    expect(await heads(olga)).toEqual(usual);
    await tomas.post(`${OWN}/columns`, { back: '' });
    expect(await heads(tomas)).toEqual(usual);
  }));

test('a view is kept under a name for all volunteers, without what was searched for, until its keeper or a director removes it', () =>
  applicants(async (ctx, cast) => {
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    const before = `sort=name&country=SN&search=amina`;
    const page = await tomas.get(`${DESK}?${before}&lang=en`);
    expect(page.text).toContain('Keep this view');
    const [, query] = /\/views"[^>]*><input type="hidden" name="query" value="([^"]+)"/.exec(page.text)!;
    expect(query).toBe('country=SN&amp;sort=name');
    const keep = { query: 'sort=name&country=SN&search=amina', name: ' Senegal ', back: before };
    expect((await tomas.post(`${OWN}/views`, { ...keep, name: '  ' })).location).toContain('sort=name');
    await tomas.post(`${OWN}/views`, keep);
    const rows = () => ctx.db.selectFrom('list_view').select(['name', 'query']).execute();
    expect(await rows()).toEqual([{ name: 'Senegal', query: 'country=SN&sort=name' }]);
    const seen = (await olga.get(`${DESK}?lang=en`)).text;
    const [, href] = /<a href="([^"]+)"><span><bdi>Senegal<\/bdi>/.exec(seen)!;
    expect(href).toBe('/p/far-shelves/workbench/applications?country=SN&amp;sort=name&amp;round=1');
    const open = (await olga.get(`${DESK}?country=SN&sort=name&lang=en`)).text;
    expect(open).toMatch(/aria-current="page"><span><bdi>Senegal/);
    const [, removal] = /action="[^"]*(\/workbench\/lists\/applications\/views\/\d+\/removal)"/.exec(open)!;
    expect((await browse(ctx, cast, 'ngozi').post(removal!)).status).toBe(404);
    expect(await rows()).toHaveLength(1);
    expect((await olga.post(removal!, { back: '' })).status).toBe(303);
    expect(await rows()).toEqual([]);
    // A view can also be removed when its address is no list's any more, so that nobody can open it as it was kept.
    await tomas.post(`${OWN}/views`, { query: 'nonsense=1', name: 'Junk', back: '' });
    const [, junk] = /<bdi>Junk<\/bdi> <form[^>]*action="[^"]*(\/workbench\/[^"]*\/removal)"/.exec(
      (await olga.get(`${DESK}?lang=en`)).text,
    )!;
    await olga.post(junk!, { back: '' });
    expect(await rows()).toEqual([]);
  }));

test.each(['es', 'fr', 'ar'])('the list says all it says in %s', (lang) =>
  applicants(async (ctx, cast) => {
    const { status, text } = await browse(ctx, cast, 'tomas').get(`${DESK}?search=zz&sort=name&lang=${lang}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/>(?:list|applications)\.[a-z]|\{[a-z]+[,}]/);
  }),
);

test('of those whom nobody counted a title says how many are known, and that there are more', () => {
  const t = ((key: string, { count }: { count: number }) => `${key} ${count}`) as unknown as Parameters<
    typeof countedTitle
  >[0];
  const titled = (
    count: number | null,
    rows: number,
    next: boolean,
    at: { before: number; place: { side: 'after'; key: string[] } | undefined },
  ) =>
    countedTitle(
      t,
      'inbox.count',
      count,
      { rows: Array.from({ length: rows }), next: next ? { side: 'after', key: ['1'] } : null },
      at,
    );
  const first = { before: 0, place: undefined };
  const place = { side: 'after' as const, key: ['1'] };
  expect(titled(7, 7, false, first)).toBe('inbox.count 7');
  expect(titled(1001, 100, true, first)).toBe('inbox.count-many 1000');
  expect(titled(null, 100, true, first)).toBe('inbox.count-many 100');
  expect(titled(null, 3, false, first)).toBe('inbox.count 3');
  expect(titled(null, 3, false, { before: 100, place })).toBe('inbox.count 103');
  // The address does not say how many rows come before.
  expect(titled(null, 3, false, { before: 0, place })).toBe('inbox.count-many 3');
});
