import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import { createApp } from '../app.ts';
import { routes } from '../brought.ts';
import { directors, get, json, post } from '../route.ts';
import type { Route } from '../route.ts';
import type { LiveSource } from '../live/source.ts';

const table: Route[] = [
  json(
    get('/numbers', 'everyone', (visit) => visit.json({ people: 12, languages: visit.programme.locales })),
  ),
  json(get('/numbers/:id', 'everyone', (visit) => visit.notFound())),
  json(get('/own', 'person', (visit) => visit.json({ name: visit.person!.name }))),
  json(get('/desk', directors, (visit) => visit.json({}))),
  json(get('/broken', 'everyone', () => Promise.reject(new Error('something secret')))),
  json(
    post('/numbers', 'everyone', async (visit) => {
      const body = await visit.body(100);
      return visit.json({ octets: body.length }, 201);
    }),
  ),
];

const said = async (answer: Promise<{ status: number; text: string }>): Promise<unknown> => {
  const { status, text } = await answer;
  return [status, JSON.parse(text)];
};

test('a route for scripts answers with JSON, kept by no cache', () =>
  onStage(async (ctx, cast) => {
    const { status, text, headers } = await browse(ctx, cast, undefined, { table }).get('/numbers');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      'no-store',
      'nosniff',
    ]);
    expect(JSON.parse(text)).toMatchObject({ people: 12 });
  }));

test('its errors are JSON too, one word each, and tell nothing of what stands behind', () =>
  onStage(async (ctx, cast) => {
    const nobody = browse(ctx, cast, undefined, { table });
    expect(await said(nobody.get('/numbers/7'))).toEqual([404, { error: 'not-found' }]);
    expect(await said(nobody.get('/p/no-such-programme/numbers'))).toEqual([404, { error: 'not-found' }]);
    expect(await said(nobody.get('/broken'))).toEqual([500, { error: 'failed' }]);
    expect(await said(nobody.post('/numbers', { a: 'x'.repeat(200) }))).toEqual([
      413,
      { error: 'too-large' },
    ]);
    const foreign = { origin: 'https://elsewhere.example' };
    expect(await said(nobody.post('/numbers', {}, foreign))).toEqual([403, { error: 'foreign' }]);
    expect(await said(nobody.post('/numbers', { a: 'b' }))).toEqual([201, { octets: 3 }]);
    const full = { ...ctx, disk: { ...ctx.disk, isFull: () => Promise.resolve(true) } };
    expect(await said(browse(full, cast, undefined, { table }).post('/numbers'))).toEqual([
      507,
      { error: 'disk-full' },
    ]);
  }));

test('who may not come in is told so, and led nowhere', () =>
  onStage(async (ctx, cast) => {
    const nobody = browse(ctx, cast, undefined, { table });
    for (const path of ['/own', '/desk'])
      expect(await nobody.get(path)).toMatchObject({
        status: 401,
        text: '{"error":"signed-out"}\n',
        location: '',
      });
    const luca = browse(ctx, cast, 'luca', { table });
    expect(JSON.parse((await luca.get('/own')).text)).toHaveProperty('name');
    expect(await luca.get('/desk')).toMatchObject({ status: 404, text: '{"error":"not-found"}\n' });
  }));

test('a post of a script has no page above it, and a path beside it is a page as ever', () =>
  onStage(async (ctx, cast) => {
    const app = createApp(testDoor(ctx), [json(post('/only', 'everyone', (visit) => visit.json({})))]);
    const answer = await app.fetch(new Request(`http://localhost:3000/p/${cast.slug}/only`));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  }));

test('what a page follows live is a route for scripts: an ended session leads it nowhere', () =>
  onStage(async (ctx, cast) => {
    const live = routes.filter(({ path }) => path.endsWith('/events'));
    expect(live.length).toBeGreaterThanOrEqual(4);
    expect(live.filter(({ answers }) => answers !== 'json').map(({ path }) => path)).toEqual([]);
    const nobody = browse(ctx, cast);
    for (const path of ['/partnership/1/call/events', '/partnership/1/call/seats/1/events'])
      expect(await nobody.get(path)).toMatchObject({ status: 401, text: '{"error":"signed-out"}\n' });
    const page = [get('/followed', 'everyone', (visit) => visit.live({} as LiveSource, 1))];
    expect((await browse(ctx, cast, undefined, { table: page }).get('/followed')).status).toBe(500);
  }));
