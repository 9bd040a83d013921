import sharp from 'sharp';
import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../test/browse.ts';
import { onTalk, say, shown, stageTopic } from '../../../test/discussion.ts';
import { erasePerson } from '../../rooms/people/index.ts';
import { createApp } from '../app.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { ORIGIN, picture, upload } from '../../../test/ownPicture.ts';

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
    // A comment that is signed otherwise does not show the country: the choice belongs to one name.
    await say(ctx, cast, luca, { topic, name: 'Elsewhere', body: 'As somebody else.' });
    const said = await read();
    expect(said.match(/Italy/g)).toHaveLength(1);
    expect(said).not.toContain('China');
    expect(await read('es')).toContain('Italia');
    // A mistake in the name keeps the choice of country; sending again without it takes the country away.
    expect((await browser.post('/discussion/name', { name: '', country: 'yes' })).text).toMatch(
      /name="country"[^>]* checked/,
    );
    await browser.post('/discussion/name', { name: 'Luca' });
    expect(await read()).not.toContain('Italy');

    await browser.post('/discussion/name', { name: 'Luca', country: 'yes' });
    await erasePerson(ctx, { programme, person: luca, actor: { kind: 'person', id: luca } });
    expect(await read()).not.toContain('Italy');
    // A person without a country is not asked about it.
    expect((await browse(ctx, cast, 'amina').get('/discussion')).text).not.toContain('name="country"');
  }));

test('a comment is changed and taken back at the address of its own topic alone', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    await stageTopic(ctx, cast, 'windows');
    const comment = await say(ctx, cast, cast.people.luca, { topic, body: 'A door.' });
    const luca = browse(ctx, cast, 'luca');
    const other = `/topics/windows/comments/${comment}`;
    expect((await luca.post(other, { text: 'A window.' })).status).toBe(404);
    expect((await luca.post(`${other}/withdrawal`)).status).toBe(404);
    expect((await luca.post(`${other}/reports`, { reason: 'It is mine.' })).status).toBe(404);
    expect((await shown(scene)).map(({ html }) => html)).toEqual(['<p>A door.</p>\n']);
    const own = `/topics/doors/comments/${comment}`;
    expect((await luca.post(own, { text: 'Another door.' })).status).toBe(303);
    expect((await luca.post(`${own}/withdrawal`)).status).toBe(303);
    expect(await shown(scene)).toEqual([]);
  }));
