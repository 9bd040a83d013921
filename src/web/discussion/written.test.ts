import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onTalk, say } from '../../../test/discussion.ts';
import { editComment } from '../../rooms/discussion/index.ts';
import { linkToken, personByAddress } from '../../rooms/people/index.ts';
import { confirm, send } from '../../../test/commenting.ts';

/** The address that the page names to search engines as its own. */
const canonical = (html: string) => /rel="canonical" href="[^"]*far-shelves([^"]*)"/.exec(html)?.[1];

test('a comment has an address of its own that survives paging, with what it answers', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    const first = await say(ctx, cast, cast.people.mei, { topic, body: 'The very first' });
    const answer = await say(ctx, cast, cast.people.tomas, { topic, parent: first, body: 'An answer' });
    for (let n = 0; n < 60; n++) await say(ctx, cast, cast.people.mei, { topic });
    const visitor = browse(ctx, cast);
    const page = (await visitor.get('/topics/doors')).text;
    expect(page).not.toContain('The very first');
    const second = (await visitor.get('/topics/doors?page=2')).text;
    expect(second).toContain('The very first');
    expect([page, second].map(canonical)).toEqual(['/topics/doors', '/topics/doors?page=2']);
    expect(canonical((await visitor.get('/topics/doors?page=2&order=oldest')).text)).toBe('/topics/doors');
    expect((await visitor.get('/topics/doors?page=all')).text).toContain('The very first');
    const beyond = (await visitor.get('/topics/doors?page=9')).text;
    for (const words of ['Discussion: 62 comments', '"commentCount":62']) expect(beyond).toContain(words);
    expect(canonical(beyond)).toBe('/topics/doors');
    const own = (await visitor.get(`/topics/doors/comments/${answer}`)).text;
    expect(own).toContain('The very first');
    expect(own).toContain(`<li id="c${answer}" class="focus">`);
    expect((await visitor.get('/topics/doors/comments/999999')).status).toBe(404);
    expect((await visitor.get(`/topics/windows/comments/${answer}`)).status).toBe(404);
  }));

test('an answer whose comment waits again stands by itself, and neither names its writer nor leads to an empty page', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    const person = cast.people.mei;
    const parent = await say(ctx, cast, person, { topic, name: 'Mei' });
    await say(ctx, cast, cast.people.tomas, { topic, parent, name: 'Tomás', body: 'I agree.' });
    await editComment(ctx, {
      programme,
      person,
      comment: parent,
      body: 'https://a.x https://b.x https://c.x',
    });
    const page = (await browse(ctx, cast).get('/topics/doors')).text;
    expect(page).toContain('I agree.');
    expect(page).not.toContain(`comments/${parent}`);
    expect(page).not.toContain('Mei');
  }));

test('a moderator finds from every comment to where it is hidden; nobody else does', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    const id = await say(ctx, cast, cast.people.mei, { topic, body: 'Which one?' });
    const own = `/topics/doors/comments/${id}`;
    const desk = `/p/far-shelves/workbench/discussion/${id}`;
    expect((await browse(ctx, cast, 'bao').get(own)).text).toContain(`href="${desk}"`);
    for (const who of ['mei', undefined] as const)
      expect((await browse(ctx, cast, who).get(own)).text).not.toContain(desk);
  }));

test('readers see that a moderator took words out of a comment', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    const id = await say(ctx, cast, cast.people.mei, { topic, body: 'Which damn one?' });
    const told = 'a moderator took words out';
    expect((await browse(ctx, cast).get('/topics/doors')).text).not.toContain(told);
    await browse(ctx, cast, 'bao').post(`/workbench/discussion/${id}`, { body: 'Which one?', why: 'Rude.' });
    const shown = (await browse(ctx, cast).get('/topics/doors')).text;
    expect(shown).toContain('Which one?');
    expect(shown).toContain(told);
  }));

test('its writer changes and takes back a comment, a reader likes and reports it, and nobody does it for another', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    const id = await say(ctx, cast, cast.people.luca, { topic, body: 'Mine' });
    const own = `/topics/doors/comments/${id}`;
    const [luca, mei, visitor] = [browse(ctx, cast, 'luca'), browse(ctx, cast, 'mei'), browse(ctx, cast)];
    expect((await mei.post(own, { text: 'Not mine' })).status).toBe(404);
    expect((await visitor.post(`${own}/withdrawal`)).status).toBe(404);
    expect((await luca.post(own, { text: ' ' })).status).toBe(422);
    await luca.post(own, { text: 'Mine, better' });
    expect((await visitor.get(own)).text).toContain('Mine, better');
    for (const liker of [visitor, mei])
      expect(
        (await liker.post('/topics/doors/likes', { comment: String(id), order: 'newest', page: '1' })).status,
      ).toBe(303);
    expect((await visitor.get('/topics/doors')).text).toContain('</span> 2</button>');
    ctx.clock.forward(0.001);
    await visitor.post('/topics/doors/likes', { comment: String(id) });
    expect((await visitor.get('/topics/doors')).text).toContain('</span> 1</button>');
    expect((await visitor.post(`${own}/reports`, { reason: '' })).status).toBe(422);
    await visitor.post(`${own}/reports`, { reason: 'Rude.' });
    expect((await browse(ctx, cast, 'bao').get('/workbench')).text).toContain('Somebody reported a comment');
    const asked = /<details[^>]*><summary>Take it back<\/summary>.*?<\/details>/s;
    const before = (await luca.get(`${own}?lang=en`)).text;
    expect(asked.exec(before)?.[0]).toContain('cannot be brought back');
    expect(before.replace(asked, '')).not.toContain('/withdrawal"');
    await luca.post(`${own}/withdrawal`);
    expect((await visitor.get('/topics/doors')).text).not.toContain('Mine, better');
  }));

test('a visitor follows by mail with one link, and stops with another', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    const visitor = browse(ctx, cast);
    await visitor.post('/topics/doors/following', { mail: 'vera@post.example' });
    const vera = (await personByAddress(ctx, programme, 'vera@post.example'))!;
    const link = (purpose: 'follow' | 'unfollow') =>
      linkToken(ctx, { programme, person: vera.id, purpose, subject: String(topic) });
    const follows = () => ctx.db.selectFrom('discussion_follow').select('confirmed_at').execute();
    expect(await follows()).toEqual([{ confirmed_at: null }]);
    await visitor.get(`/l/${await link('follow')}`);
    expect(await follows()).toEqual([{ confirmed_at: null }]);
    await visitor.post(`/l/${await link('follow')}`);
    expect((await follows())[0]!.confirmed_at).not.toBeNull();
    const page = (await visitor.get('/topics/doors')).text;
    expect(page).toContain('We write to you when there is something new.');
    // The link was about following: nobody can write in Vera's name with it.
    expect(page).toContain('name="address"');
    await visitor.post(`/l/${await link('unfollow')}`);
    expect(await follows()).toEqual([]);
    // A known writer gives no address.
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.post('/topics/doors/following', { mail: 'no' })).status).toBe(303);
    expect((await luca.get('/topics/doors')).text).toContain('You follow this discussion.');
  }));

test('the cookie that makes a writer known is worth nothing when it is changed, elsewhere, or after the address changed', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const visitor = browse(ctx, cast);
    await send(scene, visitor);
    await confirm(scene, visitor);
    const good = visitor.cookies.get('writer')!;
    const isKnown = async (value: string): Promise<boolean> => {
      visitor.cookies.set('writer', value);
      return !(await visitor.get('/topics/doors')).text.includes('name="address"');
    };
    expect(await isKnown(good)).toBe(true);
    const [of = '', , signature = ''] = decodeURIComponent(good).split('.');
    expect(await isKnown(`${of}.${cast.people.luca.toString(36)}.${signature}`)).toBe(false);
    await ctx.db
      .updateTable('person')
      .set({ address: 'new@post.example' })
      .where('address', '=', 'vera@post.example')
      .execute();
    expect(await isKnown(good)).toBe(false);
  }));

test('a comment just written is dated tomorrow for nobody, wherever the programme is and whatever we know of the reader', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    await ctx.db
      .updateTable('programme')
      .set({ zone: 'Pacific/Auckland' })
      .where('id', '=', programme)
      .execute();
    ctx.clock.set('2027-02-04T12:00:00Z');
    const id = await say(ctx, cast, cast.people.mei, { topic });
    const dated = async () => {
      const { text } = await browse(ctx, cast).get('/topics/doors?lang=en');
      return new RegExp(`id="c${id}".*?<time[^>]*>([^<]*)`, 's').exec(text)?.[1];
    };
    expect(await dated()).toBe('now');
    ctx.clock.forward(3);
    expect(await dated()).toBe('3 hours ago');
    ctx.clock.forward(72);
    expect(await dated()).toBe('Friday, 5 February 2027');
  }));
