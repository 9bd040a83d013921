import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../test/browse.ts';
import { htmlFindings } from '../../../test/browser/checks.ts';
import { onTalk, say } from '../../../test/discussion.ts';
import type { TalkScene } from '../../../test/discussion.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { createApp } from '../app.ts';
import { createVisitorCache } from '../request/visitors/visitorCache.ts';
import { visitorKeyOf } from '../request/visitors/visitorKey.ts';

const TICK = { country: 'yes' };
const ITALY = { en: 'Italy', es: 'Italia', fr: 'Italie', ar: 'إيطاليا' };

/** Luca has written, signed as himself. */
async function onLuca(play: (scene: TalkScene & { comment: number }) => Promise<void>): Promise<void> {
  await onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    await play({
      ...scene,
      comment: await say(ctx, cast, cast.people.luca, { topic, name: 'Luca', body: 'The blue door.' }),
    });
  });
}

test('whoever wants it has their country beside their name, wherever comments are read, in the reader’s language; nobody else', () =>
  onLuca(async (scene) => {
    const { ctx, cast, topic, programme, comment } = scene;
    const luca = browse(ctx, cast, 'luca');
    const places = [
      '/topics/doors',
      `/topics/doors/comments/${comment}`,
      '/',
      '/discussion/search?words=blue',
    ];
    const read = async (lang: string): Promise<string[]> =>
      Promise.all(
        places.map(async (place) => {
          const { text } = await browse(ctx, cast).get(
            `${place}${place.includes('?') ? '&' : '?'}lang=${lang}`,
          );
          expect(await htmlFindings(text)).toEqual([]);
          return withoutMarkup(text);
        }),
      );
    for (const text of await read('en')) expect(text).not.toMatch(/Luca (· )?Italy/);
    expect((await luca.get('/discussion')).text).toMatch(/name="country"(?![^>]*checked)[^>]*>/);
    expect((await luca.post('/discussion/name', { name: 'Luca', ...TICK })).status).toBe(303);
    expect((await luca.get('/discussion')).text).toMatch(/name="country"[^>]*checked/);
    for (const [lang, country] of Object.entries(ITALY))
      for (const text of await read(lang)) expect(text).toMatch(new RegExp(`Luca (· )?${country} `));

    const mail = await ctx.mailer.compose(ctx, {
      programme,
      kind: 'comments-new',
      person: cast.people.amina,
      data: { topic, comments: [comment] },
    });
    expect(mail!.text).toContain('Luca\u2069 · Italie');

    expect((await luca.post('/discussion/name', { name: 'Luca' })).status).toBe(303);
    for (const text of await read('en')) expect(text).not.toMatch(/Luca (· )?Italy/);
  }));

test('pages kept for visitors follow the choice at once', () =>
  onLuca(async ({ ctx, cast }) => {
    const visitors = createVisitorCache(() => 0);
    const app = createApp({ ...testDoor(ctx), visitors });
    const request = new Request('http://localhost:3000/p/far-shelves/topics/doors');
    const kept = async (): Promise<string> => {
      await app.fetch(request.clone());
      return withoutMarkup(String(visitors.find(visitorKeyOf(request)!)?.body));
    };
    expect(await kept()).toMatch(/Luca (?!Italy)/);
    const luca = browse(ctx, cast, 'luca', { door: { visitors } });
    await luca.post('/discussion/name', { name: 'Luca', ...TICK });
    expect(visitors.find(visitorKeyOf(request)!)).toBeNull();
    expect(await kept()).toContain('Luca Italy');
  }));

test('it is chosen with a comment, too; a form that did not ask, a mail, and another name change nothing', () =>
  onLuca(async ({ ctx, cast, topic }) => {
    const luca = browse(ctx, cast, 'luca');
    const seen = async (): Promise<boolean> =>
      withoutMarkup((await browse(ctx, cast).get('/topics/doors?lang=en')).text).includes('Luca Italy');
    const form = (await luca.get('/topics/doors?lang=en')).text;
    expect(withoutMarkup(form)).toContain('Show my country, Italy, beside this name');
    const stamp = /name="stamp" value="([^"]+)"/.exec(form)![1]!;
    const write = (body: string, more: Record<string, string>) =>
      luca.post('/topics/doors/comments', { name: 'Luca', body, stamp, ...more });
    const asks = { asks: 'country' };
    expect((await write('', { ...asks, ...TICK })).text).toMatch(/name="country"[^>]*checked/);
    expect(await seen()).toBe(false);
    expect((await write('A red door.', { ...asks, ...TICK })).status).toBe(303);
    expect(await seen()).toBe(true);
    expect((await luca.get('/topics/doors')).text).toMatch(/name="country"[^>]*checked/);
    await say(ctx, cast, cast.people.luca, { topic, name: 'Luca', channel: 'mail' });
    await write('A white door.', {});
    await write('A green door.', { ...asks, name: 'Somebody else' });
    expect(await seen()).toBe(true);
    await write('A grey door.', asks);
    expect(await seen()).toBe(false);
    // A person whose country is not known is not asked about it.
    expect((await browse(ctx, cast).get('/topics/doors')).text).not.toContain('name="country"');
  }));
