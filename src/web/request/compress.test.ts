import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { testDoor } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import { openSession } from '../../rooms/people/index.ts';
import { createApp } from '../app.ts';
import { blurred, compressed } from './compress.ts';

const TEXT = 'words that come again and again, '.repeat(100);
const zipped = { 'accept-encoding': 'br, gzip' };
const ask = (headers: Record<string, string>) => new Request('http://localhost/', { headers });
const page = (headers: Record<string, string> = {}, body: string | null = TEXT) =>
  new Response(body, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
const bytes = async (answer: Response): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from(await answer.arrayBuffer());
const coding = (answer: Response): string | null => answer.headers.get('content-encoding');

test('a page of somebody’s own is compressed when they asked for it from here, or by themselves', async () => {
  for (const site of ['same-origin', 'none']) {
    const answer = await compressed(
      ask({ ...zipped, cookie: 'a=b', 'sec-fetch-site': site }),
      page({ vary: 'cookie' }),
    );
    expect([coding(answer), answer.headers.get('vary')]).toEqual(['gzip', 'cookie, accept-encoding']);
    const body = await bytes(answer);
    expect(body.length).toBeLessThan(500);
    expect(gunzipSync(body).toString()).toBe(TEXT);
  }
});

test('where another site may have chosen the address it stays as it is, and no proxy is to compress it', async () => {
  for (const site of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, {}])
    for (const accepted of [zipped, {}]) {
      const answer = await compressed(ask({ ...accepted, cookie: 'a=b', ...site }), page());
      expect([coding(answer), answer.headers.get('cache-control')]).toEqual([null, 'no-store, no-transform']);
      expect((await bytes(answer)).toString()).toBe(TEXT);
    }
});

test('what is the same for everybody is compressed for everybody, and known again by its tag', async () => {
  const visitor = await compressed(ask({ ...zipped, 'sec-fetch-site': 'cross-site' }), page());
  expect(coding(visitor)).toBe('gzip');
  const feed = { 'content-type': 'application/atom+xml', 'cache-control': 'public, max-age=60', etag: '"x"' };
  const answer = await compressed(ask({ ...zipped, cookie: 'a=b' }), page(feed));
  expect([coding(answer), answer.headers.get('etag')]).toEqual(['gzip', 'W/"x"']);
});

test('pictures, live answers, short answers, answers without a body and those for old browsers stay as they are', async () => {
  const headers = { ...zipped, 'sec-fetch-site': 'none', cookie: 'a=b' };
  const kinds = ['image/png', 'text/event-stream; charset=utf-8', 'application/zip'];
  for (const kind of kinds)
    expect(coding(await compressed(ask(headers), page({ 'content-type': kind })))).toBeNull();
  const short = await compressed(ask(headers), page({}, 'short'));
  expect([coding(short), await short.text()]).toEqual([null, 'short']);
  expect(coding(await compressed(ask(headers), page({}, null)))).toBeNull();
  expect(coding(await compressed(ask({ ...headers, 'accept-encoding': 'gzip;q=0' }), page()))).toBeNull();
});

test('the length of the same page is another each time, and every length opens to the same', async () => {
  const headers = { ...zipped, 'sec-fetch-site': 'none', cookie: 'a=b' };
  const lengths = new Set<number>();
  for (let k = 0; k < 60; k++) lengths.add((await bytes(await compressed(ask(headers), page()))).length);
  expect(lengths.size).toBeGreaterThan(10);
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(100);
  const twice = blurred(await bytes(await compressed(ask(zipped), page())));
  expect(gunzipSync(twice).toString()).toBe(TEXT);
});

test('a long page that is the same for everybody comes in Brotli to whoever takes it; one’s own does not, since its length would tell more', async () => {
  const long = TEXT.repeat(40);
  const feed = { 'content-type': 'application/atom+xml', 'cache-control': 'public, max-age=60' };
  const own = { ...zipped, 'sec-fetch-site': 'none', cookie: 'a=b' };
  for (const answer of [
    await compressed(ask(zipped), page({}, long)),
    await compressed(ask(own), page(feed, long)),
  ]) {
    expect([coding(answer), answer.headers.get('vary')]).toEqual(['br', 'accept-encoding']);
    expect(brotliDecompressSync(await bytes(answer)).toString()).toBe(long);
  }
  for (const accepted of ['gzip', 'gzip, br;q=0'])
    expect(coding(await compressed(ask({ 'accept-encoding': accepted }), page({}, long)))).toBe('gzip');
  expect(coding(await compressed(ask(own), page({}, long)))).toBe('gzip');
});

test('a signed-in page comes compressed, cookies and status with it', () =>
  onStage(async (ctx, cast) => {
    const app = createApp(testDoor(ctx));
    const cookie = `session=${await openSession(ctx, { account: cast.accounts.luca, device: '' })}`;
    const get = (path: string, site: string) =>
      app.fetch(
        new Request(`http://localhost:3000${path}`, {
          headers: { ...zipped, cookie, 'sec-fetch-site': site },
        }),
        { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
      );
    const mine = await get(`/p/${cast.slug}/me?lang=es`, 'same-origin');
    expect([mine.status, coding(mine)]).toEqual([200, 'gzip']);
    expect(mine.headers.getSetCookie().join()).toContain('lang=es');
    expect(mine.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(gunzipSync(await bytes(mine)).toString()).toMatch(/^<!doctype html>/i);
    const none = await get(`/p/${cast.slug}/nothing-here`, 'none');
    expect([none.status, coding(none)]).toEqual([404, 'gzip']);
    const lured = await get(`/p/${cast.slug}/me`, 'cross-site');
    expect([lured.status, coding(lured)]).toEqual([200, null]);
    expect(lured.headers.get('cache-control')).toContain('no-transform');
  }));
