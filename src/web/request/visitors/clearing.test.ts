import { expect, test } from 'vitest';
import { onTalk, say, stageTopic } from '../../../../test/discussion.ts';
import { visitorDoor } from '../../../../test/visitorDoor.ts';
import { createVisitorCache } from './visitorCache.ts';
import { visitorKeyOf } from './visitorKey.ts';

const asked = (path: string) => new Request(`http://localhost${path}`);
const page = (text: string, programme: string, about: string) =>
  new Response(text, { headers: { 'x-for-visitors': `${programme} ${about}` } });

test('a post that says what it changes leaves the other pages of its programme, and what is being drawn meanwhile is not kept', async () => {
  const cache = createVisitorCache(() => 0);
  const find = (path: string) => cache.find(visitorKeyOf(asked(path)) ?? '')?.body.toString();
  const keep = (path: string, about: string, programme = 'a', began?: number) =>
    cache.keep(asked(path), page(path, programme, about), began);
  await keep('/one', 'topic:1');
  await keep('/two', 'topic:2');
  await keep('/other', 'topic:1', 'b');
  const began = cache.begin();
  cache.clear('a', []);
  expect([find('/one'), find('/two'), find('/other')]).toEqual(['/one', '/two', '/other']);
  cache.clear('a', ['topic:1']);
  expect([find('/one'), find('/two'), find('/other')]).toEqual([undefined, '/two', '/other']);
  await keep('/late', 'topic:1', 'a', began);
  await keep('/late-two', 'topic:2', 'a', began);
  await keep('/late-other', 'topic:1', 'b', began);
  expect([find('/late'), find('/late-two'), find('/late-other')]).toEqual([
    undefined,
    '/late-two',
    '/late-other',
  ]);
  await keep('/one', 'topic:1', 'a', cache.begin());
  expect(find('/one')).toBe('/one');
  cache.clear('a');
  expect([find('/one'), find('/two'), find('/other')]).toEqual([undefined, undefined, '/other']);
  await keep('/two', 'topic:2', 'a', began);
  expect(find('/two')).toBeUndefined();
  for (let k = 0; k < 2000; k++) cache.clear('c');
  await keep('/ancient', 'topic:1', 'b', began);
  expect(find('/ancient')).toBeUndefined();
});

test('a like or a change of zone leaves what visitors read elsewhere; what says nothing lets all be drawn anew', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const id = await say(ctx, cast, cast.people.mei, { topic });
    const door = await visitorDoor(scene);
    const post = (path: string, fields: Record<string, string> = {}) =>
      fetch(`${door.origin}/p/far-shelves${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin' },
        redirect: 'manual',
      });
    try {
      await stageTopic(ctx, cast, 'windows');
      const [doors, windows] = ['/p/far-shelves/topics/doors', '/p/far-shelves/topics/windows'];
      /** How many of the two pages are drawn anew after a post. */
      const drawnFor = async (path: string, fields: Record<string, string> = {}): Promise<number> => {
        for (const page of [doors, windows]) await door.get({}, page);
        expect([path, (await post(path, fields)).status]).toEqual([path, 303]);
        const before = door.drawn();
        for (const page of [doors, windows]) await door.get({}, page);
        return door.drawn() - before;
      };
      expect(await drawnFor('/zone', { zone: 'Asia/Tokyo' })).toBe(0);
      expect(await drawnFor('/sign-in', { address: 'nobody@far.example' })).toBe(0);
      expect(await drawnFor('/topics/doors/likes', { comment: String(id) })).toBe(1);
      expect(await drawnFor(`/topics/doors/comments/${id}/reports`, { reason: 'rude' })).toBe(1);
      expect(await drawnFor('/sign-out')).toBe(2);
    } finally {
      await door.close();
    }
  }));

test('the front page and the library are kept for visitors; a comment about the newest topic is on the front page at once', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const id = await say(ctx, cast, cast.people.mei, { topic });
    const door = await visitorDoor(scene);
    const isKept = async (path: string): Promise<boolean> =>
      (await door.get({}, `/p/far-shelves${path}`)).headers.has('age');
    try {
      for (const path of ['', '/topics'])
        expect([await isKept(path), await isKept(path)]).toEqual([false, true]);
      const liked = await door.post('/p/far-shelves/topics/doors/likes', { comment: String(id) });
      expect(liked).toBe(303);
      expect([await isKept(''), await isKept('/topics')]).toEqual([false, true]);
      expect([await isKept('/topics?q=door'), await isKept('/topics?q=door')]).toEqual([false, false]);
    } finally {
      await door.close();
    }
  }));
