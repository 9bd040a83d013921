import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { onTalk, say } from '../../../../test/discussion.ts';
import { visitorDoor } from '../../../../test/visitorDoor.ts';
import { openSession } from '../../../rooms/people/index.ts';
import { createVisitorCache } from './visitorCache.ts';
import { visitorKey, visitorKeyOf } from './visitorKey.ts';

test('a visitor’s page is drawn once in a moment, and is what is there after that', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const door = await visitorDoor(scene);
    try {
      const first = await door.get();
      const html = await first.text();
      expect(first.headers.has('x-for-visitors')).toBe(false);
      const second = await door.get();
      expect(await second.text()).toBe(html);
      expect([first.headers.get('age'), second.headers.get('age')]).toEqual([null, '0']);
      expect(second.headers.get('content-security-policy')).toBe(
        first.headers.get('content-security-policy'),
      );
      expect(door.drawn()).toBe(1);
      await say(ctx, cast, cast.people.mei, { topic, body: 'Something new' });
      expect(await (await door.get()).text()).not.toContain('Something new');
      door.pass(2001);
      expect(await (await door.get()).text()).toContain('Something new');
      expect(door.drawn()).toBe(2);
    } finally {
      await door.close();
    }
  }));

test('whoever has a cookie, another language or another address gets their own page', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const door = await visitorDoor(scene);
    try {
      await door.get();
      await say(ctx, cast, cast.people.mei, { topic, body: 'Something new' });
      const session = await openSession(ctx, { account: cast.accounts.luca, device: '' });
      for (const headers of [
        { cookie: `session=${session}` },
        { cookie: 'note=comment-unconfirmed' },
        { 'accept-language': 'ar' },
      ] as Record<string, string>[])
        expect(await (await door.get(headers)).text()).toContain('Something new');
      const path = '/p/far-shelves/topics/doors?order=oldest';
      expect(await (await door.get({}, path)).text()).toContain('Something new');
      // A personal page is not kept for visitors.
      expect(await (await door.get()).text()).not.toContain('Luca');
    } finally {
      await door.close();
    }
  }));

test('what is posted here is seen at once by everybody', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const id = await say(ctx, cast, cast.people.mei, { topic });
    const door = await visitorDoor(scene);
    try {
      await door.get();
      const liked = await fetch(`${door.origin}/p/far-shelves/topics/doors/likes`, {
        method: 'POST',
        body: new URLSearchParams({ comment: String(id) }),
        headers: { 'sec-fetch-site': 'same-origin' },
        redirect: 'manual',
      });
      expect(liked.status).toBe(303);
      expect(await (await door.get()).text()).toContain('</span> 1</button>');
    } finally {
      await door.close();
    }
  }));

test('what is posted in one programme, or signed out of, leaves what is kept of another', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const door = await visitorDoor(scene);
    try {
      await ctx.db
        .insertInto('programme')
        .columns(['slug', 'name', 'source_locale', 'locales', 'zone', 'contact_address', 'created_at'])
        .expression((eb) =>
          eb
            .selectFrom('programme')
            .select((eb) => [
              eb.val('near-shelves').as('slug'),
              'name',
              'source_locale',
              'locales',
              'zone',
              'contact_address',
              'created_at',
            ]),
        )
        .execute();
      await door.get();
      const post = (path: string) =>
        fetch(door.origin + path, {
          method: 'POST',
          headers: { 'sec-fetch-site': 'same-origin' },
          redirect: 'manual',
        });
      await say(ctx, cast, cast.people.mei, { topic, body: 'Something new' });
      for (const path of ['/p/near-shelves/sign-out', '/sign-out']) {
        expect([path, (await post(path)).status]).toEqual([path, 303]);
        expect(await (await door.get()).text()).not.toContain('Something new');
      }
      expect((await post('/p/far-shelves/sign-out')).status).toBe(303);
      expect(await (await door.get()).text()).toContain('Something new');
    } finally {
      await door.close();
    }
  }));

test('compressed for whoever reads that, and plain for others', () =>
  onTalk(async (scene) => {
    const door = await visitorDoor(scene);
    const raw = (encoding: string) =>
      new Promise<{ encoding: string | undefined; body: Buffer }>((done) => {
        void import('node:http').then(({ get }) =>
          get(
            `${door.origin}/p/far-shelves/topics/doors`,
            { headers: { 'accept-encoding': encoding } },
            (answer) => {
              const parts: Buffer[] = [];
              answer.on('data', (part: Buffer) => parts.push(part));
              answer.on('end', () => {
                done({ encoding: answer.headers['content-encoding'], body: Buffer.concat(parts) });
              });
            },
          ),
        );
      });
    try {
      await raw('identity');
      const [plain, zipped, refused] = [await raw('identity'), await raw('br, gzip'), await raw('gzip;q=0')];
      expect([plain.encoding, zipped.encoding, refused.encoding]).toEqual([undefined, 'gzip', undefined]);
      expect(gunzipSync(zipped.body)).toEqual(plain.body);
    } finally {
      await door.close();
    }
  }));

test('while one request draws the page anew the others get the one before, but not for long', () => {
  let at = 0;
  const cache = createVisitorCache(() => at);
  return onTalk(async () => {
    await cache.keep(asked('/'), page('one'));
    const key = visitorKeyOf(asked('/')) ?? '';
    at = 2500;
    expect(cache.find(key)).toBeNull();
    expect(cache.find(key)?.body.toString()).toBe('one');
    at = 10_500;
    expect(cache.find(key)).toBeNull();
    expect(cache.find(key)).toBeNull();
  });
});

const MB = 1024 * 1024;
const page = (text: string, names = 'page order', programme = 'a', about = 'topic:1') =>
  new Response(text, { headers: { 'x-for-visitors': `${programme} ${about} ${names}` } });
const text = (n: number) => String(n).repeat(100_000).slice(0, 100_000);
const asked = (path: string) => new Request(`http://localhost${path}`);

test('pages are kept by their bytes, the newest ones, and none that is large', async () => {
  const cache = createVisitorCache(() => 0);
  const keep = (n: number, text: string) => cache.keep(asked(`/?page=${n}`), page(text));
  for (let n = 1000; n < 1600; n++) await keep(n, text(n));
  expect(cache.bytes()).toBeLessThan(32 * MB);
  expect(cache.bytes()).toBeGreaterThan(28 * MB);
  const found = (n: number) => cache.find(visitorKeyOf(asked(`/?page=${n}`)) ?? '');
  expect(found(1000)).toBeNull();
  expect(found(1599)?.body.toString()).toBe(text(1599));
  const before = cache.bytes();
  expect(await (await keep(1, 'x'.repeat(201 * 1024))).text()).toHaveLength(201 * 1024);
  expect(found(1)).toBeNull();
  expect(cache.bytes()).toBe(before);
  cache.clear();
  expect(cache.bytes()).toBe(0);
});

test('one programme that is read much leaves what is kept of the others', async () => {
  const cache = createVisitorCache(() => 0);
  for (let n = 0; n < 20; n++) await cache.keep(asked(`/few?page=${n}`), page('few', 'page', 'few'));
  for (let n = 1000; n < 1600; n++) await cache.keep(asked(`/?page=${n}`), page(text(n)));
  expect(cache.bytes()).toBeGreaterThan(28 * MB);
  const found = (path: string) => cache.find(visitorKeyOf(asked(path)) ?? '');
  for (let n = 0; n < 20; n++) expect(found(`/few?page=${n}`)?.body.toString()).toBe('few');
  expect(found('/?page=1000')).toBeNull();
  cache.clear('a');
  expect([found('/?page=1599'), found('/few?page=1')?.body.toString()]).toEqual([null, 'few']);
});

test('a page drawn anew takes the place of the one before, and what nobody may see any more goes', async () => {
  let at = 0;
  const cache = createVisitorCache(() => at);
  await cache.keep(asked('/'), page('one'));
  const once = cache.bytes();
  await cache.keep(asked('/'), page('two'));
  expect(cache.bytes()).toBe(once);
  at = 10_001;
  await cache.keep(asked('/?page=2'), page('six'));
  expect(cache.bytes()).toBeLessThan(2 * once);
});

test('a page is kept for the names in its query that it knows, and not for others', async () => {
  const cache = createVisitorCache();
  for (const [path, names, isKept] of [
    ['/?order=oldest&page=2', 'page order', true],
    ['/', '', true],
    ['/?utm_source=a', 'page order', false],
    ['/?page=2&x=1', 'page order', false],
    ['/?page=2', '', false],
  ] as const) {
    const answer = await cache.keep(asked(path), page('x', names));
    expect(answer.headers.has('x-for-visitors')).toBe(false);
    expect([path, cache.find(visitorKeyOf(asked(path)) ?? '') !== null]).toEqual([path, isKept]);
    cache.clear();
  }
});

test('a post, a cookie or an address without end is nothing to keep', () => {
  const plain = { method: 'GET', path: '/p/x', host: 'a', language: 'en', hasCookie: false };
  expect(visitorKey(plain)).not.toBeNull();
  for (const other of [
    { method: 'POST' },
    { hasCookie: true },
    { path: 'x'.repeat(300) },
    { language: 'e'.repeat(200) },
    { host: 'h'.repeat(300) },
  ])
    expect(visitorKey({ ...plain, ...other })).toBeNull();
});
