import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { onStage } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { json } from '../../db/json.ts';
import { publicNumbers } from '../../rooms/programmes/index.ts';
import { crowd } from '../../../test/crowd.ts';

test('the front page says what it is, until when one can apply in the reader’s own time, and how', async () => {
  await onStage(async (ctx, cast) => {
    await ctx.db
      .updateTable('programme')
      .set({
        tagline: json({ en: 'Letters across the world', es: 'Cartas' }),
        about: json({ es: 'Hola **mundo**' }),
      })
      .where('id', '=', cast.programme)
      .execute();
    await stageRound(ctx, cast.programme);
    const page = withoutMarkup((await browse(ctx, cast, 'mei').get('/')).text);
    expect(page).toContain('Letters across the world');
    expect(page).toContain('Applications are open until Sunday, 31 January 2027, 16:00 your time');
    // A description in another language than the reader's names its language.
    expect(page).toContain('Written in: Spanish');
    const visitor = await browse(ctx, cast).get('/');
    expect(visitor.text).toContain(`href="/p/${cast.slug}/rounds/1/application"`);
    expect(visitor.text).toContain('lang="es"');
    expect(withoutMarkup(visitor.text)).toContain('31 January 2027, 09:00 Madrid time (08:00 UTC)');
  });
});

test('a round the volunteers still plan does not exist for the public, and its applicants’ view does for them', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    await ctx.db.updateTable('round').set({ published_at: null }).where('id', '=', round.id).execute();
    expect((await browse(ctx, cast).get('/rounds/1')).status).toBe(404);
    expect((await browse(ctx, cast, 'luca').get('/rounds/1')).status).toBe(404);
    expect((await browse(ctx, cast, 'tomas').get('/rounds/1')).status).toBe(200);
    expect(withoutMarkup((await browse(ctx, cast).get('/')).text)).toContain(
      'The first round has no date yet',
    );
    for (const odd of ['/rounds/2', '/rounds/x', '/rounds/-1', '/rounds/1e3'])
      expect((await browse(ctx, cast).get(odd)).status).toBe(404);
  });
});

test('the page of a round says where it stands in each phase, and names the next to those who come too late', async () => {
  await onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const luca = browse(ctx, cast, 'luca');
    const at = async (now: string) => {
      ctx.clock.set(now);
      return withoutMarkup((await luca.get('/rounds/1')).text);
    };
    expect(await at('2027-01-01T12:00:00Z')).toContain(
      'Applications open on Sunday, 10 January 2027, 09:00 your time',
    );
    expect(await at('2027-01-15T12:00:00Z')).toContain('Applications are open until');
    const closed = await at('2027-02-01T12:00:00Z');
    expect(closed).toContain('Applications closed on Sunday, 31 January 2027');
    expect(closed).toContain('The next round has no date yet. We will announce it here.');
    expect(closed).not.toContain('Apply');
    await stageRound(ctx, cast.programme, '2027-06-07T09:00', 2);
    expect(await at('2027-02-01T12:00:00Z')).toContain(
      'The next round opens on Monday, 7 June 2027, 09:00 your time',
    );
    expect(await at('2027-02-08T12:00:00Z')).toContain('Partners are being chosen');
    expect(await at('2027-03-01T12:00:00Z')).toContain('This round is under way');
    expect(await at('2027-06-04T12:00:00Z')).toContain('This round ended on');
    expect(await at('2027-06-08T12:00:00Z')).toContain('You can apply to another round until');
    await ctx.db
      .updateTable('round')
      .set({ cancelled_at: ctx.clock.now() })
      .where('number', '=', 1)
      .execute();
    expect(await at('2027-06-08T12:00:00Z')).toContain('This round was called off.');
  });
});

test('live numbers count who stands, and name no country with fewer than five people', async () => {
  await onStage(async (ctx, cast) => {
    const first = await stageRound(ctx, cast.programme, '2026-01-11T09:00');
    const round = await stageRound(ctx, cast.programme, '2027-01-10T09:00', 2);
    await crowd(ctx, cast, first, { PE: 2 }, 'finished');
    await crowd(ctx, cast, round, { PE: 7, KE: 3, GH: 2, LU: 1, NZ: 1 });
    await crowd(ctx, cast, round, { JP: 6 }, 'withdrawn');
    await crowd(ctx, cast, round, { IS: 6 }, 'draft');
    const page = withoutMarkup((await browse(ctx, cast).get('/rounds/2')).text);
    expect(page).toMatch(/People 14 Countries 5 Countries for the first time 4/);
    // Two people, from Luxembourg and New Zealand, are elsewhere: too few, so Africa's five join them.
    expect(page).toMatch(/Peru 7 Elsewhere 7/);
    for (const hidden of ['Kenya', 'Ghana', 'Luxembourg', 'New Zealand', 'Japan', 'Iceland', 'Africa'])
      expect(page).not.toContain(hidden);
  });
});

const cells = (counts: [string | null, number][]) => counts.map(([country, people]) => ({ country, people }));

test('public numbers hold no group under five, whatever the counts, and count everybody once', () => {
  expect(publicNumbers(cells([['SN', 4]]), null)).toEqual({
    people: null,
    countries: 0,
    newCountries: null,
    rows: [],
  });
  expect(publicNumbers([], null)).toMatchObject({ people: 0, rows: [] });
  let seed = 11;
  const random = (most: number): number => (seed = (seed * 16_807) % 2_147_483_647) % most;
  const places = ['SN', 'NG', 'KE', 'PE', 'AR', 'IT', 'LU', 'JP', 'NZ', 'AQ', null];
  for (let run = 0; run < 500; run++) {
    const counts = places
      .map((place) => [place, random(3) ? random(9) : 0] as [string | null, number])
      .filter(([, people]) => people > 0);
    const total = counts.reduce((sum, [, people]) => sum + people, 0);
    const numbers = publicNumbers(cells(counts), null);
    if (numbers.people === null || total === 0) continue;
    expect(numbers.rows.reduce((sum, row) => sum + row.people, 0)).toBe(total);
    for (const row of numbers.rows) expect(row.people).toBeGreaterThanOrEqual(5);
  }
});

test('hostile names of a round and a programme come back as text', async () => {
  await onStage(async (ctx, cast) => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    await ctx.db
      .updateTable('programme')
      .set({ name: hostile, tagline: json({ en: hostile }), about: json({ en: hostile }) })
      .where('id', '=', cast.programme)
      .execute();
    const round = await stageRound(ctx, cast.programme);
    await stageRound(ctx, cast.programme, '2027-06-07T09:00', 2);
    await ctx.db
      .updateTable('round')
      .set({ label: json({ en: hostile }) })
      .where('id', '=', round.id)
      .execute();
    for (const path of ['/', '/rounds/1']) {
      const { text } = await browse(ctx, cast, 'luca').get(path);
      expect(text).toContain('&lt;script');
      expect(text).not.toMatch(/<script(?! type="application\/ld\+json")|<img/);
    }
  });
});
