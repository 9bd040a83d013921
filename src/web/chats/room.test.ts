import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { announced, chats, opened } from '../../../test/chatting.ts';
import { stampOf } from '../../../test/commenting.ts';
import { outbox } from '../../../test/discussion.ts';
import { onStage } from '../../../test/onStage.ts';
import {
  announceChat,
  askQuestion,
  chatById,
  closeRoom,
  leadSessions,
  openRoom,
  planChat,
} from '../../rooms/chats/index.ts';
import { linkToken } from '../../rooms/people/index.ts';

test('a chat is announced on a page of its own, whose room opens there; visitors read, and who is known writes', () =>
  onStage(async (ctx, cast) => {
    const { slug } = await announced(ctx, cast);
    const visitor = browse(ctx, cast);
    expect((await visitor.get('/chats')).text).toContain(`/chats/${slug}`);
    expect((await visitor.get(`/chats/${slug}`)).text).not.toContain('class="talk"');
    expect((await visitor.post(`/chats/${slug}/messages`, { body: 'Early', name: 'V' })).status).toBe(422);
  }));

test('a message is sent by a form without script, and by the room’s script without a page', () =>
  onStage(async (ctx, cast) => {
    const { slug } = await opened(ctx, cast);
    const page = `/chats/${slug}`;
    const tomas = browse(ctx, cast, 'tomas');
    const room = (await tomas.get(page)).text;
    for (const part of ['http-equiv="refresh"', `${page}/events?after=`, `${page}/writing`])
      expect(room).toContain(part);
    expect((await tomas.get(`${page}/writing`)).text).not.toContain('http-equiv="refresh"');
    const stamp = await stampOf(tomas, `${page}/writing`);
    const sent = { name: 'Tomás', body: 'A *low* shelf <b>', stamp, website: '', parent: '', question: '0' };
    expect((await tomas.post(`${page}/messages`, sent)).location).toContain(page);
    const again = await tomas.post(`${page}/messages`, { ...sent, body: 'And more' }, { 'x-room': 'script' });
    expect([again.status, again.text]).toEqual([204, '']);
    const read = (await browse(ctx, cast).get(page)).text;
    for (const words of ['<em>low</em> shelf &lt;b&gt;', 'And more', 'id="m']) expect(read).toContain(words);
    const number = /id="m(\d+)"/.exec(read)![1];
    const one = (await tomas.get(`${page}/messages/${number}`)).text;
    expect(one).toContain(`name="parent" value="${number}"`);
    const back = await tomas.post(`${page}/messages`, { ...sent, body: ' ' });
    expect(back.status).toBe(422);
    const events = await browse(ctx, cast).get(`${page}/events?after=0`);
    expect(events.text).toMatch(/data: \{"k":"new","m":\{"n":\d+,"name":"Tomás"/);
  }));

test('somebody nobody knows gives an address, opens the mailed link, and waits for a host', () =>
  onStage(async (ctx, cast) => {
    const { slug } = await opened(ctx, cast);
    const page = `/chats/${slug}`;
    const stranger = browse(ctx, cast);
    const stamp = await stampOf(stranger, page);
    ctx.clock.forward(0.01);
    const sent = {
      name: 'Vera',
      address: 'vera@post.example',
      body: 'Hi',
      stamp,
      website: '',
      question: '0',
    };
    expect((await stranger.post(`${page}/messages`, sent)).status).toBe(303);
    expect((await browse(ctx, cast).get(page)).text).not.toContain('Vera');
    const mail = (await outbox(ctx, 'chat-message-confirm')).at(-1)!;
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: mail.person_id,
      purpose: 'chat-message',
      subject: String(mail.data['message']),
    });
    expect((await stranger.get(`/l/${token}`)).text).toContain('signed “<bdi>Vera</bdi>”');
    expect((await stranger.post(`/l/${token}`)).location).toContain(page);
    // The stranger's browser is known from now on, and shows the waiting message.
    const known = (await stranger.get(page)).text;
    expect(known).toContain('<p>Hi</p>');
    expect(known).not.toContain('name="address"');
    expect((await browse(ctx, cast).get(page)).text).not.toContain('<p>Hi</p>');
    // The discussion shows an unknown writer. There the browser can forget the writer of the room.
    const own = (await stranger.get('/discussion')).text;
    expect(own).toContain('/discussion/forgetting');
    expect(own).not.toContain('name="name"');
    await stranger.post('/discussion/forgetting');
    expect((await stranger.get(page)).text).toContain('name="address"');
    expect((await stranger.get('/discussion')).text).not.toContain('/discussion/forgetting');
  }));

test('the hashtag stands in the room, in its calendar file and record, and goes along where somebody shares its page', () =>
  onStage(async (ctx, cast) => {
    const { slug, chat } = await announced(ctx, cast);
    const visitor = browse(ctx, cast);
    const shared = async (path: string): Promise<string> =>
      /<section class="share".*?<\/section>/s.exec((await visitor.get(path)).text)?.[0] ?? '';
    expect(await shared(`/chats/${slug}`)).toContain(encodeURIComponent(`/chats/${slug}`));
    await ctx.db.updateTable('chat').set({ hashtag: 'فضاءات_ILN' }).where('id', '=', chat).execute();
    ctx.clock.forward(0.01);
    const tag = encodeURIComponent('#فضاءات_ILN');
    expect(await shared(`/chats/${slug}`)).toContain(`text=${encodeURIComponent('First shelves ')}${tag}`);
    expect((await visitor.get(`/chats/${slug}/calendar.ics`)).text).toContain('#فضاءات_ILN');
    ctx.clock.forward(0.5);
    await leadSessions(ctx);
    for (const path of [`/chats/${slug}`, `/chats/${slug}/record`]) {
      expect((await visitor.get(path)).text).toContain('<bdi>#فضاءات_ILN</bdi>');
      const [mastodon] = /\/share\?[^"]+/.exec(await shared(path))!;
      const asked = await visitor.get(`${mastodon.replaceAll('&amp;', '&')}&server=mastodon.example`);
      expect(asked.text).toContain(`https://mastodon.example/share?text=${tag}`);
      const forged = mastodon.replace(/tag=.*/, `tag=${encodeURIComponent('x" onclick="y')}`);
      expect((await visitor.get(`${forged}&server=mastodon.example`)).text).not.toContain('onclick="');
    }
  }));

test('the page to write on shows the question that is pinned, whole', () =>
  onStage(async (ctx, cast) => {
    const { chat, session, slug } = await opened(ctx, cast);
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.bao } as const;
    const read = async () => (await browse(ctx, cast, 'tomas').get(`/chats/${slug}/writing`)).text;
    expect(await read()).not.toContain('id="pinned"');
    await askQuestion(ctx, { programme, actor, chat, session, question: 1 });
    expect(await read()).toMatch(/id="pinned">[^<]* 1<\/h2><p[^>]*>Which shelf was your first\?/);
  }));

test('between two sessions the page says when the next one is, with a reminder for who is signed in', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.bao } as const;
    const plan = { programme, actor, title: 'Twice', locale: 'en', topic: null, round: null };
    const sessions = ['2027-03-10T21:00', '2027-03-11T09:00'].map((wall) => ({
      wall,
      zone: 'UTC',
      minutes: 60,
    }));
    const done = await planChat(ctx, { ...plan, sessions });
    if (!done.ok) throw new Error(done.reason);
    await announceChat(ctx, { programme, actor, chat: done.chat });
    const [first, second] = (await chatById(ctx, programme, done.chat))!.sessions;
    ctx.clock.set('2027-03-10T21:00:00Z');
    await openRoom(ctx, { programme, actor, chat: done.chat, session: first!.id });
    await ctx.db.updateTable('chat').set({ farewell: 'Come again!' }).execute();
    const read = async (name?: 'mei') => (await browse(ctx, cast, name).get('/chats/twice')).text;
    const record = async () => (await browse(ctx, cast).get('/chats/twice/record')).text;
    expect((await read()) + (await record())).not.toContain('Come again!');
    expect(await read('mei')).not.toContain('2027-03-11T09:00:00Z');
    await chats(ctx, cast, done.chat, people.bao, { body: 'In the first hour.' });
    await closeRoom(ctx, { programme, actor, chat: done.chat, session: first!.id });
    ctx.clock.set('2027-03-10T21:01:00Z');
    expect(await read()).toContain('2027-03-11T09:00:00Z');
    // The first session then has its farewell, for people who came to it alone.
    for (const page of [await read(), await record()]) expect(page).toContain('Come again!');
    expect(await read()).not.toContain('2027-03-10T21:00:00Z');
    expect(await read('mei')).toContain('/chats/twice/reminder');
    // Both sessions are one chat, with one record.
    ctx.clock.set('2027-03-11T09:00:00Z');
    await openRoom(ctx, { programme, actor, chat: done.chat, session: second!.id });
    await chats(ctx, cast, done.chat, people.bao, { body: 'In the second.' });
    expect(await record()).toMatch(/In the first hour\..*In the second\./s);
  }));
