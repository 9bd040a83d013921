import sharp from 'sharp';
import { expect, test } from 'vitest';
import { blackPng } from '../../../test/bombs.ts';
import { htmlFindings } from '../../../test/browser/checks.ts';
import { browse, testDoor } from '../../../test/browse.ts';
import { onTalk, say, words } from '../../../test/discussion.ts';
import { followTopic, writeComment } from '../../rooms/discussion/index.ts';
import { erasePerson, linkToken, openSession } from '../../rooms/people/index.ts';
import { createApp } from '../app.ts';
import type { TalkScene } from '../../../test/discussion.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';

const ORIGIN = 'http://localhost:3000';

/** Sends a form with a file as Luca. */
async function upload({ ctx, cast }: TalkScene, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  form.set('picture', new Blob([bytes], { type: 'image/png' }), '../../etc/passwd.png');
  const session = await openSession(ctx, { account: cast.accounts.luca, device: '' });
  return createApp(testDoor(ctx)).fetch(
    new Request(`${ORIGIN}/p/far-shelves/discussion/picture`, {
      method: 'POST',
      body: form,
      headers: { origin: ORIGIN, cookie: `session=${session}` },
    }),
  );
}

const picture = (side: number): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#b4471c' } })
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .png()
    .toBuffer();

test('a picture is drawn anew, small, and stands beside what is signed with this name; it goes when it is removed', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    await say(ctx, cast, cast.people.luca, { topic, name: 'Luca' });
    const done = await upload(scene, new Uint8Array(await picture(900)));
    expect(done.status).toBe(303);
    const visitor = browse(ctx, cast);
    const src = /src="([^"]*discussion\/pictures\/\d+)"/.exec((await visitor.get('/topics/doors')).text)![1]!;
    const answer = await createApp(testDoor(ctx)).fetch(new Request(ORIGIN + src));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 160, height: 160, format: 'jpeg' });
    expect(bytes.includes('Secret place')).toBe(false);
    const luca = browse(ctx, cast, 'luca');
    await luca.post('/discussion/name', { name: 'Somebody else' });
    await say(ctx, cast, cast.people.luca, { topic, name: 'Somebody else' });
    await luca.post('/discussion/picture', { remove: 'yes' });
    expect((await visitor.get('/topics/doors')).text).not.toContain('/pictures/');
    expect((await createApp(testDoor(ctx)).fetch(new Request(ORIGIN + src))).status).toBe(404);
    expect(await ctx.db.selectFrom('file').select('id').execute()).toEqual([]);
  }));

test('a picture follows no name but the one it was chosen with, and the page of one’s own says which; chosen again it stands beside the new one', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const write = (name: string) => say(ctx, cast, cast.people.luca, { topic, name, body: `I am ${name}.` });
    const beside = async (): Promise<string[]> => {
      const { text } = await browse(ctx, cast).get('/topics/doors');
      return ['Luca', 'Anonymous'].filter((name) =>
        text
          .split('<li id="c')
          .some((one) => one.includes(`I am ${name}.`) && one.includes('/discussion/pictures/')),
      );
    };
    await write('Luca');
    const face = new Uint8Array(await picture(90));
    await upload(scene, face);
    expect(await beside()).toEqual(['Luca']);
    await write('Anonymous');
    expect(await beside()).toEqual(['Luca']);
    expect(withoutMarkup((await browse(ctx, cast, 'luca').get('/discussion')).text)).toContain(
      'signed “ Luca ”',
    );
    await upload(scene, face);
    expect(await beside()).toEqual(['Anonymous']);
    expect(await ctx.db.selectFrom('file').select('id').execute()).toHaveLength(1);
  }));

test('the country of whoever allows it stands beside what is signed with this name, in the reader’s language, and nobody else’s', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic, programme } = scene;
    const { luca, mei } = cast.people;
    await ctx.db.updateTable('person').set({ country: null }).where('id', '=', cast.people.amina).execute();
    await say(ctx, cast, luca, { topic, name: 'Luca' });
    await say(ctx, cast, mei, { topic, name: 'Mei', body: 'From far away.' });
    const visitor = browse(ctx, cast);
    const read = async (lang = 'en') => withoutMarkup((await visitor.get(`/topics/doors?lang=${lang}`)).text);
    expect(await read()).not.toMatch(/Italy|China/);

    const browser = browse(ctx, cast, 'luca');
    expect(withoutMarkup((await browser.get('/discussion')).text)).toContain(
      'Show my country, Italy, beside this name',
    );
    await browser.post('/discussion/name', { name: 'Luca', country: 'yes' });
    expect((await browser.get('/discussion')).text).toMatch(/name="country"[^>]* checked/);
    // Signing otherwise once takes it along to no other name.
    await say(ctx, cast, luca, { topic, name: 'Elsewhere', body: 'As somebody else.' });
    const said = await read();
    expect(said.match(/Italy/g)).toHaveLength(1);
    expect(said).not.toContain('China');
    expect(await read('es')).toContain('Italia');
    // What goes wrong with the name keeps the choice, and a fresh wish without it takes the country away.
    expect((await browser.post('/discussion/name', { name: '', country: 'yes' })).text).toMatch(
      /name="country"[^>]* checked/,
    );
    await browser.post('/discussion/name', { name: 'Luca' });
    expect(await read()).not.toContain('Italy');

    await browser.post('/discussion/name', { name: 'Luca', country: 'yes' });
    await erasePerson(ctx, { programme, person: luca, actor: { kind: 'person', id: luca } });
    expect(await read()).not.toContain('Italy');
    // Of whom we know no country, none is asked.
    expect((await browse(ctx, cast, 'amina').get('/discussion')).text).not.toContain('name="country"');
  }));

test('what is no picture is refused in words, and no other file of the programme is given away', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const refused = await upload(scene, new TextEncoder().encode('<svg onload=alert(1)>'));
    expect(refused.status).toBe(422);
    const said = await refused.text();
    expect(said).toMatch(/<a href="#f-picture">[^<]+ · We cannot read this as a picture/);
    expect(said).toContain('id="f-picture"');
    const large = await upload(scene, Uint8Array.from(blackPng(12_000, 10_000, [], 1000)));
    expect(large.status).toBe(422);
    expect(await large.text()).toContain('This picture has 120 megapixels; the most');
    const { id } = await ctx.db
      .insertInto('file')
      .values({
        programme_id: cast.programme,
        sha256: Buffer.from('x'),
        kind: 'image/png',
        bytes: Buffer.from('x'),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect((await browse(ctx, cast).get(`/discussion/pictures/${id}`)).status).toBe(404);
  }));

test('one’s own part shows what was written and what is followed, under the name chosen, and to nobody else', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    await say(ctx, cast, cast.people.luca, { topic, body: 'Only mine' });
    await followTopic(ctx, { programme, topic, by: { person: cast.people.luca }, locale: 'en' });
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.post('/discussion/name', { name: ' ' })).status).toBe(422);
    await luca.post('/discussion/name', { name: 'A pseudonym' });
    const page = (await luca.get('/discussion')).text;
    for (const words of ['Only mine', 'A pseudonym', 'Stop following']) expect(page).toContain(words);
    expect((await luca.get('/topics/doors')).text).toContain('value="A pseudonym"');
    await luca.post(`/discussion/following/${topic}/end`);
    expect((await luca.get('/discussion')).text).not.toContain('Stop following');
    const stranger = await browse(ctx, cast).get('/discussion');
    expect(stranger.status).toBe(200);
    expect(stranger.text).not.toContain('Only mine');
    expect((await browse(ctx, cast).post('/discussion/name', { name: 'x' })).status).toBe(404);
  }));

test('topics stand there by their titles, in the reader’s language or the one they were written in', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    await say(ctx, cast, cast.people.luca, { topic, body: 'Only mine' });
    await followTopic(ctx, { programme, topic, by: { person: cast.people.luca }, locale: 'en' });
    const luca = browse(ctx, cast, 'luca');
    const titles = async (lang: string): Promise<string[]> => {
      const { text } = await luca.get(`/discussion?lang=${lang}`);
      expect(await htmlFindings(text)).toEqual([]);
      return [...text.matchAll(/topics\/doors[^"]*" (lang="\w+" dir="auto">[^<]*)<\/a>/g)].map(
        ([, one]) => one!,
      );
    };
    expect(await titles('es')).toEqual(Array(2).fill('lang="es" dir="auto">Puertas'));
    expect(await titles('ar')).toEqual(Array(2).fill('lang="en" dir="auto">Doors'));
  }));

test('who signs out is known in the discussion no more, so that nobody after them writes in their name', () =>
  onTalk(async ({ ctx, cast, programme, topic }) => {
    const guest = await writeComment(
      ctx,
      words({ programme, topic }, { by: { address: 'luca@cast.example' } }),
    );
    const token = await linkToken(ctx, {
      programme,
      person: cast.people.luca,
      purpose: 'comment',
      subject: String(guest.ok ? guest.comment : 0),
    });
    const luca = browse(ctx, cast, 'luca');
    await luca.post(`/l/${token}`);
    expect(luca.cookies.has('writer')).toBe(true);
    await luca.post('/sign-out');
    expect([...luca.cookies.keys()].filter((name) => name !== 'note')).toEqual([]);
    expect((await luca.get('/topics/doors')).text).not.toContain('value="Vera"');
  }));

test('a picture is drawn anew only so often', () =>
  onTalk(async ({ ctx, cast }) => {
    const luca = browse(ctx, cast, 'luca', {
      door: { limits: { allow: () => Promise.resolve(false), spent: () => Promise.resolve(900) } },
    });
    const bytes = await picture(20);
    expect((await luca.upload('/discussion/picture', {}, { picture: bytes })).status).toBe(303);
    expect((await luca.get('/discussion')).text).toContain('That is a lot in a short time');
    expect(await ctx.db.selectFrom('file').select('id').execute()).toEqual([]);
  }));
