import { expect, test } from 'vitest';
import { blackPng } from '../../../test/bombs.ts';
import { htmlFindings } from '../../../test/browser/checks.ts';
import { browse } from '../../../test/browse.ts';
import { onTalk, say, words } from '../../../test/discussion.ts';
import { followTopic, writeComment } from '../../rooms/discussion/index.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { picture, upload } from '../../../test/ownPicture.ts';

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
