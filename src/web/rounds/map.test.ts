import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { onStage } from '../../../test/onStage.ts';
import { planned } from '../../../test/planned.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { json } from '../../db/json.ts';
import { LISTED_SCRIPTS } from './localTimes.tsx';
import { crowd } from '../../../test/crowd.ts';

test('a chosen zone is kept by the browser for a year, leads back, and leaves the person as they are', async () => {
  await onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const luca = browse(ctx, cast, 'luca');
    const back = `/p/${cast.slug}/rounds/1`;
    const shown = await luca.get(`/zone?return=${encodeURIComponent(back)}`);
    expect(shown.text).toContain(`name="return" value="${back}"`);
    const chosen = await luca.post('/zone', { zone: 'Asia/Katmandu', return: back });
    expect(chosen).toMatchObject({ status: 303, location: back });
    expect(chosen.headers.getSetCookie().join()).toMatch(/zone=Asia%2FKathmandu;.*Max-Age=31536000/);
    expect(withoutMarkup((await luca.get('/rounds/1')).text)).toContain('31 January 2027, 13:45 your time');
    const { zone } = await ctx.db
      .selectFrom('person')
      .select('zone')
      .where('id', '=', cast.people.luca)
      .executeTakeFirstOrThrow();
    expect(zone).toBe('Europe/Rome');
  });
});

test('the zone page leads nowhere else, and says so when no city was chosen', async () => {
  await onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    for (const away of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await visitor.post('/zone', { zone: 'Europe/Rome', return: away })).location).toBe(
        `/p/${cast.slug}`,
      );
    const back = `/p/${cast.slug}/topics`;
    const refused = await browse(ctx, cast).post('/zone', { zone: 'Mars/Olympus', return: back });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Please choose a city');
    expect(refused.text).toContain(`value="${back}"`);
    expect(refused.headers.getSetCookie().join()).not.toContain('zone=');
  });
});

test('visitors’ pages stay light and load no script but the listed one, and that only when the zone is unknown', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    await stageRound(ctx, cast.programme, '2027-06-07T09:00', 2);
    await crowd(ctx, cast, round, { PE: 7, KE: 6, GH: 9, LU: 5, NZ: 5, AR: 8 });
    for (const path of ['/', '/rounds/1', '/zone']) {
      const visitor = (await browse(ctx, cast).get(path, { 'accept-language': 'ar' })).text;
      const scripts = [...visitor.matchAll(/<script[^>]*src="\/assets\/([^"]+)\.js"/g)].map((m) => m[1]);
      expect(scripts.every((name) => LISTED_SCRIPTS.includes(name ?? ''))).toBe(true);
      expect(scripts).toEqual(path === '/zone' ? [] : ['localTime']);
      expect((await browse(ctx, cast, 'luca').get(path)).text).not.toMatch(/<script[^>]*src/);
      // The style sheet takes six of the fourteen kilobytes.
      expect(gzipSync(visitor).length, path).toBeLessThan(8 * 1024);
    }
  });
});

test('the listed script is less than a kilobyte', async () => {
  const source = await readFile(new URL('../islands/localTime.ts', import.meta.url), 'utf8');
  const { code } = await transform(source, { loader: 'ts', minify: true });
  expect(code.length).toBeLessThan(1024);
});

test('the map shows what the table of the round says and no more, and stays while nothing changes', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    await crowd(ctx, cast, round, { BR: 6, SG: 5, KE: 3, UG: 3, FR: 1 });
    const nobody = browse(ctx, cast);
    const front = await nobody.get('/');
    const src = /<img src="([^"]+)"/.exec(front.text)?.[1] ?? '';
    expect(src).toBe(`/p/${cast.slug}/rounds/1/map.svg`);
    expect(front.text).toContain('alt="Map of the world: 18 people from 5 countries.');
    // The numbers beside the map say to which round they belong.
    expect(front.text).toMatch(/<p class="eyebrow" dir="auto">Round 1<\/p><dl class="stats">/);
    expect(front.text).toContain(`href="/p/${cast.slug}/rounds/1#where"`);
    const map = await nobody.get(src);
    expect(map.headers.get('content-type')).toBe('image/svg+xml');
    expect(map.text.match(/class="(s\d|r)"/g)).toHaveLength(
      (await nobody.get('/rounds/1')).text.match(/<th scope="row"/g)!.length - 1,
    );
    const tag = map.headers.get('etag')!;
    const again = await nobody.get(src, { 'if-none-match': `W/${tag}` });
    expect([again.status, again.text]).toEqual([304, '']);
    await crowd(ctx, cast, round, { PE: 5 }, 'matched');
    expect((await nobody.get(src, { 'if-none-match': tag })).status).toBe(200);
  });
});

test('a map opened by itself can run nothing and load nothing, and there is none of a round nobody may see', async () => {
  await onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    const policy = (await browse(ctx, cast).get('/rounds/1/map.svg')).headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'none'; sandbox$/);
    await ctx.db.updateTable('round').set({ published_at: null }).where('id', '=', round.id).execute();
    expect((await browse(ctx, cast, 'tomas').get('/rounds/1/map.svg')).status).toBe(404);
  });
});

test('before anybody has applied, the front page shows the people of the round before', async () => {
  await onStage(async (ctx, cast) => {
    const first = await stageRound(ctx, cast.programme, '2026-01-10T09:00');
    await crowd(ctx, cast, first, { BR: 6, SG: 5 });
    await stageRound(ctx, cast.programme, '2027-01-10T09:00', 2);
    const { text } = await browse(ctx, cast).get('/');
    expect(text).toContain('/rounds/1/map.svg');
    expect(withoutMarkup(text)).toContain('Applications are open until');
    expect(withoutMarkup(text)).toContain('Where people are Round 1 People 11');
  });
});

test('the archive names each public round with its numbers and topics', async () => {
  await onStage(async (ctx, cast) => {
    const first = await stageRound(ctx, cast.programme, '2026-01-10T09:00');
    const second = await stageRound(ctx, cast.programme, '2027-01-10T09:00', 2);
    const hidden = await stageRound(ctx, cast.programme, '2028-01-10T09:00', 3);
    await ctx.db.updateTable('round').set({ published_at: null }).where('id', '=', hidden.id).execute();
    await crowd(ctx, cast, first, { BR: 6, SG: 5 });
    await crowd(ctx, cast, second, { BR: 2 });
    const texts = { title: json({ en: 'The first door' }), summary: json({}), essay: json({}) };
    const topic = await ctx.db
      .insertInto('topic')
      .values({
        ...texts,
        programme_id: cast.programme,
        slug: 'first-door',
        source_locale: 'en',
        essay_html: json({}),
        questions: json([]),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const doors = { programme: cast.programme, topic: topic.id };
    await planned(ctx, { ...doors, round: first.id, day: '2026-03-01' });
    await planned(ctx, { ...doors, round: second.id, day: '2027-03-01' });
    const page = withoutMarkup((await browse(ctx, cast).get('/rounds')).text);
    expect(page).toContain('Round 1 Saturday, 10 January 2026 – ');
    expect(page).toContain('11 people from 2 countries The first door');
    // A round with too few people to be counted in public, and a topic whose day is still to come.
    expect(page).not.toContain('2 people');
    expect(page.match(/The first door/g)).toHaveLength(1);
    expect(page).not.toContain('Round 3');
  });
});
