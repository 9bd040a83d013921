import { expect, test } from 'vitest';
import { get, post } from '../src/web/route.ts';
import type { Route } from '../src/web/route.ts';
import { browse } from './browse.ts';
import { stage } from './cast.ts';
import { testContext } from './context.ts';
import { rolledBack } from './database.ts';

const table: Route[] = [
  get('/who', 'person', (visit) => new Response(visit.person?.name)),
  post('/who', 'person', async (visit) => new Response((await visit.form()).getAll('a').join('+'))),
];

test('a browser is signed in as one of the cast, and posts forms as our own pages do', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const luca = browse(ctx, cast, 'luca', { table });
    expect(await luca.get('/who')).toMatchObject({ status: 200, text: 'Luca Ferri' });
    expect(await luca.post('/who', { a: ['1', '2'] })).toMatchObject({ status: 200, text: '1+2' });
    expect((await luca.post('/who', {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

test('a visitor is sent to sign in, and comes back to where they wanted to go', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const visitor = browse(ctx, await stage(ctx), undefined, { table });
    const answer = await visitor.get('/who?x=1');
    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/p/far-shelves/sign-in?next=%2Fp%2Ffar-shelves%2Fwho%3Fx%3D1');
  });
});
