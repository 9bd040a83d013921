import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { chats, opened } from '../../../../test/chatting.ts';
import { stageTopic } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/onStage.ts';
import type { Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import {
  askQuestion,
  closeRoom,
  figuresOf,
  hideMessage,
  recordOf,
  summariseChat,
  withdrawMessage,
  writeMessage,
} from '../../../rooms/chats/index.ts';

/** A closed chat in which two questions were asked and answered. */
async function held(ctx: TestCtx, cast: Stage) {
  const { programme, people } = cast;
  const staged = await opened(ctx, cast);
  const { chat, session } = staged;
  const act = { programme, actor: { kind: 'person', id: people.bao } as const, chat, session };
  const ids: Record<string, number> = {};
  const say = async (who: 'bao' | 'tomas' | 'amina' | 'mei', body: string, more: object = {}) => {
    ctx.clock.forward(0.01);
    const done = await writeMessage(ctx, {
      programme,
      chat,
      by: { person: people[who] },
      name: who,
      body,
      question: null,
      answers: null,
      locale: 'en',
      channel: 'form',
      ...more,
    });
    if (!done.ok) throw new Error(done.reason);
    ids[body] = done.message;
    return done.message;
  };
  await say('bao', 'Welcome!');
  await askQuestion(ctx, { ...act, question: 1 });
  const first = await say('tomas', 'A1 The *lowest* one.');
  await say('bao', 'A1 Mine was red.');
  await say('bao', 'Why the lowest?', { answers: first });
  await askQuestion(ctx, { ...act, question: 2 });
  await say('tomas', 'A2 My neighbour.');
  await closeRoom(ctx, act);
  return { ...staged, act, ids, say };
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\u2066-\u2069]/g, '');

test('the record stands at the chat’s own address at once, by question, with answers beneath what they answer', () =>
  onStage(async (ctx, cast) => {
    const { slug, chat } = await held(ctx, cast);
    const { text } = await browse(ctx, cast).get(`/chats/${slug}`);
    const words = plain(text);
    expect(words).toMatch(
      /Question 1 Which shelf was your first\?.*The lowest one\..*Why the lowest\?.*Mine was red\..*Question 2 Who helped you\?.*My neighbour\..*Beside the questions.*Welcome!/,
    );
    expect(words).toContain('5 messages.');
    expect(text.match(/<a href="[^"]*\/messages\/\d+"><bdi>/g)).toHaveLength(5);
    const parts = await recordOf(ctx, { programme: cast.programme, chat, most: 10 });
    expect(parts.map(({ question, messages }) => [question, messages.map(({ depth }) => depth)])).toEqual([
      [1, [0, 1, 0]],
      [2, [0]],
      [null, [0]],
    ]);
    // The earlier address leads to the record.
    expect((await browse(ctx, cast).get(`/chats/${slug}/record`)).location).toMatch(
      /\/chats\/first-shelves$/,
    );
  }));

test('each time stands on the reader’s clock, or on the programme’s, and the page says on which', () =>
  onStage(async (ctx, cast) => {
    const { slug } = await held(ctx, cast);
    const { text } = await browse(ctx, cast).get(`/chats/${slug}`);
    const visitor = plain(text);
    // The script reads this label and adds it to the hours of the sessions.
    expect(text).toContain('<meta name="your-time" content="your time"/>');
    expect(visitor).toMatch(/All times: \S+ time\./);
    const mei = browse(ctx, cast, 'mei');
    mei.cookies.set('lang', 'en');
    const own = plain((await mei.get(`/chats/${slug}`)).text);
    expect(own).toContain('All times are on your own clock.');
    expect(/(\w{3} \d{2}:\d{2}) tomas/.exec(own)![1]).not.toBe(/(\w{3} \d{2}:\d{2}) tomas/.exec(visitor)![1]);
  }));

test('a time stands where it is not that of the message before, and each message’s own page has its time', () =>
  onStage(async (ctx, cast) => {
    const { slug, say } = await held(ctx, cast);
    for (const [minutes, body] of [
      [5, 'A2 One.'],
      [0, 'A2 Two.'],
      [1, 'A2 Three.'],
    ] as const) {
      ctx.clock.forward((minutes * 60 - 36) / 3600);
      await say('tomas', body);
    }
    const { text } = await browse(ctx, cast).get(`/chats/${slug}?question=2`);
    const list = /<ol class="talk record">(.*?)<\/ol>/s.exec(text)![1]!;
    const times = list.split('<li').map((one) => /<time datetime="([^"]*)">/.exec(one)?.[1]);
    expect(times.map((time) => typeof time)).toEqual([
      'undefined',
      'string',
      'string',
      'undefined',
      'string',
    ]);
    expect(new Set(times).size).toBe(4);
    for (const [, page] of list.matchAll(/<a href="[^"]*(\/chats\/[^"]*\/messages\/\d+)">/g)) {
      // The message's own page tells the day, too: a reader who opens it years later has no record around it.
      const own = plain((await browse(ctx, cast).get(page!)).text);
      expect(own).toMatch(/A message Friday, 15 January 2027, [\d:]+ Madrid time \([\d:]+ UTC\)/);
    }
  }));

test('who takes their words back, or whose words are hidden, leaves a gap in the record, what is taken along and the search', () =>
  onStage(async (ctx, cast) => {
    const { slug, act, ids } = await held(ctx, cast);
    const { programme, people } = cast;
    const nobody = browse(ctx, cast);
    expect(plain((await nobody.get('/discussion/search?words=neighbour')).text)).toContain('My neighbour.');
    const taken = { programme, message: ids['A2 My neighbour.']! };
    expect(await withdrawMessage(ctx, { ...taken, person: people.bao })).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await withdrawMessage(ctx, { ...taken, person: people.tomas })).toEqual({ ok: true });
    expect(await withdrawMessage(ctx, { ...taken, person: people.tomas })).toEqual({ ok: true });
    await hideMessage(ctx, { ...act, message: ids['A1 Mine was red.']!, reason: 'Off the point' });
    for (const path of ['', '?page=all', '?question=2', '/record.txt', '/record.json', '/feed.atom']) {
      const { text, status } = await nobody.get(`/chats/${slug}${path}`);
      expect(status, path).toBe(200);
      expect(text, path).not.toMatch(/neighbour|was red/);
    }
    const { text } = await nobody.get(`/chats/${slug}`);
    expect(plain(text)).toMatch(/Why the lowest\? Hidden by a moderator\. .*Taken back by its writer\./);
    const { messages } = JSON.parse((await nobody.get(`/chats/${slug}/record.json`)).text) as {
      messages: Record<string, unknown>[];
    };
    expect(messages.map(({ state }) => state)).toEqual(['shown', 'shown', 'hidden', 'shown', 'withdrawn']);
    expect(messages[4]).not.toHaveProperty('name');
    expect(plain((await nobody.get('/discussion/search?words=neighbour')).text)).toContain('Nothing found');
  }));

test('a message is taken back on its own page by its writer alone, within the time of comments', () =>
  onStage(async (ctx, cast) => {
    const { slug } = await held(ctx, cast);
    const tomas = browse(ctx, cast, 'tomas');
    tomas.cookies.set('lang', 'en');
    const number = /messages\/(\d+)"><bdi>[^<]*<\/bdi><\/a>[^<]*<div dir="auto"[^>]*><p>A2/.exec(
      (await tomas.get(`/chats/${slug}`)).text,
    )![1];
    const page = `/chats/${slug}/messages/${number}`;
    expect((await tomas.get(page)).text).toContain(`${page}/withdrawal`);
    expect((await browse(ctx, cast, 'mei').get(page)).text).not.toContain('/withdrawal');
    expect((await browse(ctx, cast, 'mei').post(`${page}/withdrawal`)).status).toBe(404);
    expect((await tomas.get(page)).text).toContain('My neighbour.');
    expect((await tomas.post(`${page}/withdrawal`)).status).toBe(303);
    expect((await tomas.get(page)).text).not.toContain('My neighbour.');
    expect((await tomas.get(page)).text).toContain('Taken back by its writer.');
  }));

test('late answers join their question, marked so, until their days are over', () =>
  onStage(async (ctx, cast) => {
    const { slug, say } = await held(ctx, cast);
    const read = async () => (await browse(ctx, cast).get(`/chats/${slug}`)).text;
    expect(await read()).toContain('name="question"');
    await say('bao', 'A1 A late one.');
    expect(plain(await read())).toMatch(/Mine was red\. .* bao added later A1 A late one\. .*Question 2/);
    ctx.clock.forward(24 * 8);
    expect(await read()).not.toContain('name="question"');
    await expect(say('bao', 'A1 Too late.')).rejects.toThrow('closed');
  }));

test('a host sums a chat up; it stands on top of the record and goes with an undo', () =>
  onStage(async (ctx, cast) => {
    const { slug, chat, act } = await held(ctx, cast);
    const host = browse(ctx, cast, 'tomas');
    const form = `/workbench/chats/${chat}/summary`;
    expect((await host.get(`/workbench/chats/${chat}`)).text).toContain(form);
    expect((await host.post(form, { summary: 'x'.repeat(5001), locale: 'en' })).status).toBe(422);
    expect((await host.post(form, { summary: 'We *agreed*.', locale: 'en' })).status).toBe(303);
    const nobody = browse(ctx, cast);
    expect((await nobody.get(`/chats/${slug}?lang=ar`)).text).toMatch(
      /<div class="notice"><p class="title">خلاصة[^<]*<\/p><div class="prose" dir="auto" lang="en"><p>We <em>agreed<\/em>\./,
    );
    expect((await nobody.get(`/chats/${slug}/record.txt`)).text).toContain('We *agreed*.');
    const { programme, actor } = act;
    await summariseChat(ctx, { programme, actor, chat, body: '', locale: 'en' });
    expect((await nobody.get(`/chats/${slug}`)).text).not.toContain('agreed');
  }));

test('the record is taken along as text and JSON and read as a feed, each message with its address', () =>
  onStage(async (ctx, cast) => {
    const { slug } = await held(ctx, cast);
    const nobody = browse(ctx, cast);
    const { text } = await nobody.get(`/chats/${slug}/record.txt?lang=en`);
    expect(text).toMatch(
      /Question 1: Which shelf was your first\?\n\n\d+\. tomas · .*\nA1 The \*lowest\* one\.\n/,
    );
    expect(text).toMatch(/answers tomas \(\d+\)/);
    const record = JSON.parse((await nobody.get(`/chats/${slug}/record.json`)).text) as {
      messages: { number: number; answers: number | null; address: string; body: string }[];
    };
    const [, first, , answer] = record.messages;
    expect(answer).toMatchObject({ body: 'Why the lowest?', answers: first!.number });
    expect((await nobody.get(new URL(answer!.address).pathname)).text).toContain('Why the lowest?');
    for (const name of ['rss', 'atom']) {
      const feed = (await nobody.get(`/chats/${slug}/feed.${name}?lang=en`)).text;
      expect(XMLValidator.validate(feed)).toBe(true);
      expect(feed).toContain('tomas in “First shelves”');
    }
    expect((await nobody.get(`/chats/${slug}`)).text).toContain(`/chats/${slug}/feed.atom?lang=en`);
  }));

test('few people are not counted, more are with their countries', () =>
  onStage(async (ctx, cast) => {
    const { chat, slug } = await opened(ctx, cast);
    const names = ['bao', 'tomas', 'amina', 'mei', 'nils'] as const;
    for (const name of names.slice(0, 4)) await chats(ctx, cast, chat, cast.people[name]);
    await ctx.db.updateTable('chat_message').set({ state: 'shown' }).execute();
    const read = async () => plain((await browse(ctx, cast).get(`/chats/${slug}/record`)).text);
    expect(await read()).not.toContain('people wrote');
    await chats(ctx, cast, chat, cast.people.nils);
    await ctx.db.updateTable('chat_message').set({ state: 'shown' }).execute();
    ctx.clock.forward(1);
    expect(await read()).toMatch(/5 people wrote, from \d countries\./);
    // One of the writers also wrote under a pseudonym: the count of people must not show whose it is.
    const played = {
      programme: cast.programme,
      chat,
      by: { person: cast.people.bao },
      name: 'Nobody in particular',
    };
    const said = {
      body: 'Under another name',
      question: null,
      answers: null,
      locale: 'en',
      channel: 'form',
    } as const;
    expect(await writeMessage(ctx, { ...played, ...said, isPseudonym: true })).toMatchObject({ ok: true });
    ctx.clock.forward(1);
    expect(await read()).toMatch(/6 people wrote, from \d countries\./);
    // A writer who wrote only under a pseudonym adds no country.
    const of = { programme: cast.programme, chat };
    const { countries } = await figuresOf(ctx, of);
    const luca = { by: { person: cast.people.luca }, name: 'Somebody else', isPseudonym: true };
    expect(await writeMessage(ctx, { ...of, ...said, ...luca })).toMatchObject({ ok: true });
    await ctx.db.updateTable('chat_message').set({ state: 'shown' }).execute();
    expect(await figuresOf(ctx, of)).toMatchObject({ people: 7, countries });
  }));

test('no words look like the message of somebody else in what is taken along as text', () =>
  onStage(async (ctx, cast) => {
    const { chat, slug } = await opened(ctx, cast);
    const body = 'Mine\n\n7. Tomás · Argentina · Thursday\nForged';
    await chats(ctx, cast, chat, cast.people.bao, { body });
    const text = (await browse(ctx, cast).get(`/chats/${slug}/record.txt`)).text;
    expect(text).toMatch(/^\d+\. Somebody/m);
    expect(text).not.toMatch(/^7\. Tomás/m);
  }));

test('a topic’s page, the library and the list of chats lead to the record of a chat that is over, and not before', () =>
  onStage(async (ctx, cast) => {
    const topic = await stageTopic(ctx, cast, 'doors');
    const { slug, chat } = await held(ctx, cast);
    const nobody = browse(ctx, cast);
    const leads = async (path: string): Promise<boolean> =>
      (await nobody.get(path)).text.includes(`href="/p/far-shelves/chats/${slug}"`);
    expect(await leads('/topics/doors')).toBe(false);
    await ctx.db.updateTable('chat').set({ topic_id: topic }).where('id', '=', chat).execute();
    ctx.clock.forward(0.01);
    for (const path of ['/topics/doors', '/topics', '/chats']) expect(await leads(path), path).toBe(true);
    await ctx.db.updateTable('chat').set({ state: 'cancelled' }).where('id', '=', chat).execute();
    ctx.clock.forward(0.01);
    expect(await leads('/topics/doors')).toBe(false);
  }));
