import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { chats, opened } from '../../../test/chatting.ts';
import { stampOf } from '../../../test/commenting.ts';
import { onStage } from '../../../test/onStage.ts';
import { picture as pictureOf } from '../../../test/ownPicture.ts';
import { visitorDoor } from '../../../test/visitorDoor.ts';
import { messageById, newsOf, tellLikes } from '../../rooms/chats/index.ts';
import { setCommenter } from '../../rooms/discussion/index.ts';
import { erasePerson, openSession } from '../../rooms/people/index.ts';

test('messages are liked as comments are; readers hear of it once for all, and an erased person’s likes are counted off', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat, slug } = await opened(ctx, cast);
    const page = `/chats/${slug}`;
    const said = await chats(ctx, cast, chat, people.bao);
    if (!said.ok) throw new Error(said.reason);
    const number = (await messageById(ctx, programme, said.message))!.number!;
    const news = () => newsOf(ctx, { programme, chat, after: number, most: 50 });
    const fields = { message: String(number) };
    expect((await browse(ctx, cast, 'luca').post(`${page}/likes`, fields)).location).toContain(`#m${number}`);
    const script = await browse(ctx, cast).post(`${page}/likes`, fields, { 'x-room': 'script' });
    expect(JSON.parse(script.text)).toEqual({ likes: 2, liked: true });
    expect(await news()).toEqual([]);
    await tellLikes(ctx);
    expect(await news()).toMatchObject([{ kind: 'reactions', message: { likes: 2 } }]);
    await tellLikes(ctx);
    expect(await news()).toHaveLength(1);
    const read = (await browse(ctx, cast, 'luca').get(page)).text;
    expect(read).toContain(`value="${number}" aria-pressed="true">♥`);
    expect((await browse(ctx, cast).get(page)).text).toMatch(/<span> 2<\/span><\/button>/);
    expect((await browse(ctx, cast).post(`${page}/likes`, { message: '999' })).status).toBe(404);
    await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person: people.luca });
    expect((await browse(ctx, cast).get(page)).text).toMatch(/<span> 1<\/span><\/button>/);
  }));

test('anybody reports a message; a host reads why, and lets it stand or hides it', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat, slug } = await opened(ctx, cast);
    const said = await chats(ctx, cast, chat, people.tomas, { body: 'Unkind words' });
    if (!said.ok) throw new Error(said.reason);
    const number = (await messageById(ctx, programme, said.message))!.number!;
    const at = `/chats/${slug}/messages/${number}`;
    const visitor = browse(ctx, cast);
    expect((await visitor.get(at)).text).toContain('Something is wrong with this message');
    expect((await visitor.post(`${at}/reports`, { reason: ' ' })).status).toBe(422);
    for (let nth = 0; nth < 2; nth++)
      expect((await visitor.post(`${at}/reports`, { reason: 'That hurts' })).status).toBe(303);
    const bao = browse(ctx, cast, 'bao');
    const desk = `/workbench/chats/${chat}`;
    expect((await bao.get('/workbench')).text).toContain('Somebody reported a message');
    expect((await bao.get(desk)).text.match(/That hurts/g)).toHaveLength(1);
    expect((await bao.post(`${desk}/messages/${said.message}/admission`)).status).toBe(303);
    expect((await bao.get('/workbench')).text).not.toContain('Somebody reported a message');
    expect((await bao.get(desk)).text).not.toContain('That hurts');
    expect((await visitor.get(`/chats/${slug}`)).text).toContain('Unkind words');
  }));

test('a host slows the room down for everybody but hosts', () =>
  onStage(async (ctx, cast) => {
    const { people } = cast;
    const { chat } = await opened(ctx, cast);
    const bao = browse(ctx, cast, 'bao');
    expect((await bao.post(`/workbench/chats/${chat}/pace`, { seconds: '30' })).status).toBe(303);
    const say = (person: number, body: string) => chats(ctx, cast, chat, person, { body });
    expect(await say(people.tomas, 'One')).toMatchObject({ ok: true });
    expect(await say(people.tomas, 'Two')).toEqual({ ok: false, reason: 'slow', seconds: 30 });
    expect(await say(people.bao, 'One')).toMatchObject({ ok: true });
    expect(await say(people.bao, 'Two')).toMatchObject({ ok: true });
    ctx.clock.forward(31 / 3600);
    expect(await say(people.tomas, 'Two')).toMatchObject({ ok: true });
  }));

test('a host bans a writer, with all they said in the room, and lets them write again; volunteers can’t be banned', () =>
  onStage(async (ctx, cast) => {
    const { people } = cast;
    const { chat, slug } = await opened(ctx, cast);
    const bao = browse(ctx, cast, 'bao');
    const held = await chats(ctx, cast, chat, people.nils, { body: 'Buy this' });
    if (!held.ok) throw new Error(held.reason);
    const at = `/workbench/chats/${chat}/messages/${held.message}`;
    await bao.post(`${at}/admission`);
    await chats(ctx, cast, chat, people.nils, { body: 'And that' });
    const words = { [`ban-${held.message}`]: 'Advertising' };
    expect((await bao.post(`${at}/ban`, {})).status).toBe(422);
    expect((await bao.post(`${at}/ban`, { ...words, [`all-${held.message}`]: 'yes' })).status).toBe(303);
    const room = (await browse(ctx, cast).get(`/chats/${slug}`)).text;
    expect(room).not.toContain('Buy this');
    expect(room).not.toContain('And that');
    expect(await chats(ctx, cast, chat, people.nils, { body: 'More' })).toEqual({
      ok: false,
      reason: 'banned',
    });
    expect((await bao.post(`${at}/pardon`)).status).toBe(303);
    expect(await chats(ctx, cast, chat, people.nils, { body: 'Sorry' })).toMatchObject({ ok: true });
    const volunteer = await chats(ctx, cast, chat, people.tomas, { body: 'Hello' });
    if (!volunteer.ok) throw new Error(volunteer.reason);
    const refused = await bao.post(`/workbench/chats/${chat}/messages/${volunteer.message}/ban`, {
      [`ban-${volunteer.message}`]: 'Try',
    });
    expect([refused.status, refused.text.includes('cannot be banned')]).toEqual([422, true]);
  }));

test('a picture goes along with words for those who cannot see it, is drawn anew, and goes with its message', () =>
  onStage(async (ctx, cast) => {
    const { chat, slug } = await opened(ctx, cast);
    await setCommenter(ctx, cast.programme, cast.people.luca, { trusted_at: ctx.clock.now() });
    const page = `/chats/${slug}`;
    const luca = browse(ctx, cast, 'luca');
    const stamp = await stampOf(luca, `${page}/writing`);
    const sent = { name: 'Luca', body: 'My shelf', stamp, website: '', parent: '', question: '0' };
    const picture = new Uint8Array(await pictureOf(24));
    const without = await luca.upload(`${page}/messages`, { ...sent, alt: ' ' }, { picture });
    expect(without.status).toBe(422);
    expect(without.text).toContain('what is to be seen in the picture');
    const done = await luca.upload(`${page}/messages`, { ...sent, alt: 'A "low" shelf' }, { picture });
    expect(done.status).toBe(303);
    const read = (await browse(ctx, cast).get(page)).text;
    const [, source] = /<img src="([^"]+)" alt="A &quot;low&quot; shelf" width="\d+" height="\d+"/.exec(
      read,
    )!;
    const path = source!.replace('/p/far-shelves', '');
    const drawn = await browse(ctx, cast).get(path);
    expect([drawn.status, drawn.headers.get('cache-control')]).toEqual([200, 'private, max-age=3600']);
    const { id } = await ctx.db.selectFrom('chat_message').select('id').executeTakeFirstOrThrow();
    await browse(ctx, cast, 'bao').post(`/workbench/chats/${chat}/messages/${id}/hiding`, {
      [`reason-${id}`]: 'Blurred',
    });
    expect((await browse(ctx, cast).get(path)).status).toBe(404);
    expect((await browse(ctx, cast, 'bao').get(path)).status).toBe(200);
    await erasePerson(ctx, {
      programme: cast.programme,
      actor: { kind: 'timetable' },
      person: cast.people.luca,
    });
    expect((await browse(ctx, cast, 'bao').get(path)).status).toBe(404);
  }));

test('a message in an open room leaves its page kept for visitors, two seconds at most; one that is hidden goes at once', () =>
  onStage(async (ctx, cast) => {
    const { slug, chat } = await opened(ctx, cast);
    const door = await visitorDoor({ ctx });
    const page = `/p/far-shelves/chats/${slug}`;
    const read = async (): Promise<string> => (await door.get({}, page)).text();
    const session = await openSession(ctx, { account: cast.accounts.bao, device: '' });
    const headers = { 'sec-fetch-site': 'same-origin', cookie: `session=${session}` };
    const post = async (path: string, fields: Record<string, string> = {}): Promise<number> => {
      const body = new URLSearchParams(fields);
      return (await fetch(door.origin + path, { method: 'POST', body, headers, redirect: 'manual' })).status;
    };
    try {
      const stamp = await stampOf(browse(ctx, cast, 'bao'), `/chats/${slug}/writing`);
      ctx.clock.forward(0.01);
      await read();
      const said = { name: 'Bao', body: 'Just now', question: '0', parent: '', website: '', stamp };
      expect(await post(`${page}/messages`, said)).toBe(303);
      expect(await (await door.get(headers, page)).text()).toContain('Just now');
      expect(await read()).not.toContain('Just now');
      door.pass(2001);
      expect(await read()).toContain('Just now');
      const { id } = await ctx.db.selectFrom('chat_message').select('id').executeTakeFirstOrThrow();
      const desk = `/p/far-shelves/workbench/chats/${chat}`;
      expect(await post(`${desk}/messages/${id}/hiding`, { [`reason-${id}`]: 'No' })).toBe(303);
      expect(await read()).not.toContain('Just now');
    } finally {
      await door.close();
    }
  }));
