import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  askQuestion,
  hideMessage,
  lastMessages,
  openRoom,
  takeOut,
  tellLikes,
} from '../../src/rooms/chats/index.ts';
import type { Stage } from '../cast.ts';
import { announced, chats, opened } from '../chatting.ts';
import type { StagedChat } from '../chatting.ts';
import type { TestCtx } from '../context.ts';
import { until } from '../process.ts';
import { roomSite } from './roomSite.ts';
import type { Reader, Reads, RoomSite } from './roomSite.ts';

/* The room of a live chat with its script, on a server of our own with its hub. */

let site: RoomSite;
let ctx: TestCtx;
let cast: Stage;
let script: string;
let reads: Reads;

beforeAll(async () => {
  site = await roomSite('chat');
  ({ ctx, cast, script, reads } = site);
});
afterAll(() => site?.close());

const says = async (chat: number, body: string, more: Parameters<typeof chats>[4] = {}): Promise<number> => {
  const done = await chats(ctx, cast, chat, cast.people.bao, { name: 'Bao', body, ...more });
  if (!done.ok) throw new Error(done.reason);
  return done.message;
};
const asBao = (staged: StagedChat) => ({
  programme: cast.programme,
  actor: { kind: 'person', id: cast.people.bao } as const,
  chat: staged.chat,
  session: staged.session,
});

test('the script of the room is small', () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(6 * 1024);
});

test('screen readers hear each new message once, nothing else, and nothing while they stop it', async () => {
  const staged = await opened(ctx, cast);
  await says(staged.chat, 'There before');
  const page = `/chats/${staged.slug}`;
  const { tab, heard, shown, context } = await reads(page);
  expect(await shown()).toEqual(['There before']);
  await says(staged.chat, 'First *words*');
  const gone = await says(staged.chat, 'Second');
  await until(async () => (await shown()).length === 3);
  await hideMessage(ctx, { ...asBao(staged), message: gone, reason: 'Off' });
  await until(async () => (await shown()).length === 2);
  await tab.locator('#pause button').focus();
  await tab.keyboard.press('Enter');
  await says(staged.chat, 'Third');
  await askQuestion(ctx, { ...asBao(staged), question: 1 });
  await until(async () => (await tab.locator('#pinned').count()) === 1);
  expect(await tab.locator('#pinned').textContent()).toBe('Question 1');
  await tab.keyboard.press('Enter');
  await says(staged.chat, 'Fourth');
  await askQuestion(ctx, { ...asBao(staged), question: 2 });
  await until(async () => (await tab.locator('#pinned').textContent()) === 'Question 2');
  expect(await heard()).toEqual([
    'Bao: First words',
    'Bao: Second',
    'Bao: Fourth',
    'Question 2: Who helped you?',
  ]);
  expect(await tab.locator('#heard').getAttribute('aria-live')).toBe('polite');
  await context.close();
});

test('the script draws each message as the page does that is loaded again', async () => {
  const staged = await opened(ctx, cast);
  await askQuestion(ctx, { ...asBao(staged), question: 1 });
  const { tab, shown, heard, context } = await reads(`/chats/${staged.slug}`, 'tomas');
  const first = await says(staged.chat, 'A1 One & <two> https://far.example/x');
  await chats(ctx, cast, staged.chat, cast.people.tomas, { name: 'Tomás', body: 'مرحبا', answers: first });
  const hidden = await says(staged.chat, 'Hidden soon');
  await hideMessage(ctx, { ...asBao(staged), message: hidden, reason: 'Off' });
  await until(async () => (await shown()).length === 2);
  await until(async () => (await tab.locator('ol.talk .gone').count()) === 1);
  await heard();
  const list = () => tab.locator('ol.talk').innerHTML();
  const drawn = await list();
  await tab.reload();
  expect(drawn).toBe(await list());
  await context.close();
});

test('whoever has scrolled up stays there and reads how much is new; at the end what is new comes into sight', async () => {
  const staged = await opened(ctx, cast);
  for (let nth = 1; nth <= 30; nth++) await says(staged.chat, `Before ${nth}`);
  const { tab, shown, context } = await reads(`/chats/${staged.slug}`);
  const up = await tab.evaluate(() => scrollY);
  for (let nth = 1; nth <= 3; nth++) await says(staged.chat, `New ${nth}`);
  await until(async () => (await shown()).length === 33);
  const fresh = tab.locator('#fresh button');
  expect(await fresh.textContent()).toBe('3 new messages');
  expect(await tab.evaluate(() => scrollY)).toBe(up);
  const seen = async (text: string): Promise<boolean> => {
    const box = await tab.locator('ol.talk .said', { hasText: text }).boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 700;
  };
  expect(await fresh.evaluate((button) => button.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await fresh.focus();
  await tab.keyboard.press('Enter');
  await until(() => seen('New 1'));
  expect(await tab.evaluate(() => document.activeElement?.closest('li')?.textContent)).toContain('New 1');
  expect(await fresh.isVisible()).toBe(false);
  // For a writer at the form, the field stays where it is, and new messages are in sight above it.
  const body = tab.locator('#write textarea');
  await body.focus();
  await tab.evaluate(() => document.querySelector('ol.talk')!.scrollIntoView({ block: 'end' }));
  await until(() => seen('New 3'));
  const before = (await body.boundingBox())!.y;
  await says(staged.chat, 'New 4');
  await until(async () => (await shown()).length === 34);
  await until(() => seen('New 4'));
  expect(Math.abs((await body.boundingBox())!.y - before)).toBeLessThan(2);
  expect(await fresh.isVisible()).toBe(false);
  await context.close();
});

test('by keyboard alone somebody answers a message in the room, and keeps the words that were not sent', async () => {
  const staged = await opened(ctx, cast);
  await says(staged.chat, 'Which one?');
  const { tab, shown, heard, context } = await reads(`/chats/${staged.slug}`, 'tomas');
  await tab.locator('ol.talk .acts a').focus();
  await tab.keyboard.press('Enter');
  expect(await tab.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toBe('body');
  await tab.keyboard.type('The lowest');
  await context.setOffline(true);
  await tab.locator('#write button:not([type=button])').focus();
  await tab.keyboard.press('Enter');
  await tab.getByText('It was not sent').waitFor();
  expect(await tab.locator('#write textarea').inputValue()).toBe('The lowest');
  await context.setOffline(false);
  await tab.keyboard.press('Enter');
  await until(async () => (await shown()).length === 2);
  // The stream may bring the message before the post is answered.
  await until(async () => (await tab.locator('#write textarea').inputValue()) === '');
  const [, answer] = await lastMessages(ctx, cast.programme, staged.chat, 5);
  expect(answer).toMatchObject({ answers_name: 'Bao' });
  // The next message is no answer to another one.
  await tab.keyboard.type('And more');
  await tab.locator('#write button:not([type=button])').press('Enter');
  await until(async () => (await shown()).length === 3);
  expect((await lastMessages(ctx, cast.programme, staged.chat, 5))[2]).toMatchObject({ answers: null });
  await heard().catch(() => {});
  await context.close();
});

test('who opened the room before its first question answers that once it is asked; words that were begun before go where they were meant for', async () => {
  const staged = await opened(ctx, cast);
  await ctx.db.updateTable('chat').set({ welcome: 'Say hello' }).where('id', '=', staged.chat).execute();
  const { tab, shown, context } = await reads(`/chats/${staged.slug}`, 'tomas');
  const which = tab.locator('#write select[name=question]');
  const typed = tab.locator('#write textarea');
  expect(await which.isVisible()).toBe(false);
  const signed = tab.locator('#write summary', { hasText: 'Signed' });
  await signed.click();
  const name = tab.locator('#write [name=name]');
  const usual = await name.inputValue();
  await name.fill('Night Owl');
  expect(await signed.textContent()).toBe('Signed “Night Owl”');
  await name.fill(usual);
  expect(await tab.locator('#now').textContent()).toContain('Say hello');
  await askQuestion(ctx, { ...asBao(staged), question: 1 });
  await which.waitFor();
  expect(await tab.locator('#now').textContent()).not.toContain('Say hello');
  expect(await which.inputValue()).toBe('1');
  await typed.fill('To the first');
  await askQuestion(ctx, { ...asBao(staged), question: 2 });
  await until(async () => (await tab.locator('#pinned').textContent()) === 'Question 2');
  expect(await which.inputValue()).toBe('1');
  await tab.locator('#write button:not([type=button])').press('Enter');
  await until(async () => (await shown()).length === 1);
  await until(async () => (await which.inputValue()) === '2');
  // Somebody goes on writing while the messages are on the way.
  const onTheWay = Promise.withResolvers<void>();
  await tab.route('**/messages', async (route) => {
    await onTheWay.promise;
    await route.continue();
  });
  await typed.fill('To the second');
  await tab.locator('#write button:not([type=button])').press('Enter');
  await typed.fill('To the second and more');
  onTheWay.resolve();
  await until(async () => (await shown()).length === 2);
  await until(async () => (await typed.inputValue()) === 'and more');
  const said = await lastMessages(ctx, cast.programme, staged.chat, 5);
  expect(said.map(({ question }) => question)).toEqual([1, 2]);
  await context.close();
});

const sends = async ({ tab }: Reader, words: string): Promise<void> => {
  await tab.locator('#write textarea').fill(words);
  await tab.locator('#write button:not([type=button])').press('Enter');
};

test('a visitor who writes hears that a link was mailed, and who is not known yet that a host reads it first', async () => {
  const staged = await opened(ctx, cast);
  const page = `/chats/${staged.slug}`;
  const [visitor, mei] = [await reads(page), await reads(page, 'mei')];
  ctx.clock.forward(0.01);
  await visitor.tab.locator('#write [name=name]').fill('Vera');
  await visitor.tab.locator('#write [name=address]').fill('vera@post.example');
  await sends(visitor, 'From afar');
  await visitor.tab.getByRole('status').getByText('We have mailed you a link').waitFor();
  await sends(mei, 'My first');
  await mei.tab.getByRole('status').getByText('A host reads it first').waitFor();
  expect(await visitor.tab.locator('#write textarea').inputValue()).toBe('');
  await visitor.context.close();
  await mei.context.close();
});

const heart = ({ tab }: Reader) => tab.getByRole('button', { name: 'Like what Bao wrote' });

test('what one reader likes is counted on the pages of all, and taken back by the same button', async () => {
  const staged = await opened(ctx, cast);
  const message = await says(staged.chat, 'Liked');
  const [tomas, visitor] = [
    await reads(`/chats/${staged.slug}`, 'tomas'),
    await reads(`/chats/${staged.slug}`),
  ];
  await heart(tomas).press('Enter');
  await until(async () => (await heart(tomas).getAttribute('aria-pressed')) === 'true');
  await heart(visitor).click();
  await until(async () => (await heart(visitor).textContent()) === '♥ Like what Bao wrote 2');
  await tellLikes(ctx);
  await until(async () => (await heart(tomas).textContent()) === '♥ Like what Bao wrote 2');
  ctx.clock.forward(0.01);
  await heart(tomas).press('Enter');
  await until(async () => (await heart(tomas).getAttribute('aria-pressed')) === 'false');
  await tellLikes(ctx);
  await until(async () => (await heart(visitor).textContent()) === '♥ Like what Bao wrote 1');
  // The message is drawn anew because words were taken out; people who like it still do.
  await heart(tomas).press('Enter');
  await until(async () => (await heart(tomas).getAttribute('aria-pressed')) === 'true');
  await takeOut(ctx, { ...asBao(staged), message, body: 'Liked still', reason: 'Too much' });
  await until(async () => (await tomas.shown())[0] === 'Liked still');
  expect(await heart(tomas).getAttribute('aria-pressed')).toBe('true');
  expect([await tomas.heard(), await visitor.heard()]).toEqual([[], []]);
  await tomas.context.close();
  await visitor.context.close();
});

test('how many are here is counted, and named is who chose so, until they go', async () => {
  const staged = await opened(ctx, cast);
  const page = `/chats/${staged.slug}`;
  const one = await reads(page);
  const here = () => one.tab.locator('#here').textContent();
  await until(async () => (await here()) === '1 person is here');
  const two = await reads(page, 'tomas');
  await until(async () => (await here()) === '2 people are here');
  // The page is drawn and followed anew. Somebody who leaves before that is still named for some minutes.
  const follows = two.tab.waitForResponse((response) => response.url().includes(`${page}/events`));
  await two.tab.getByRole('button', { name: /^Show my name, .*Tomás.*, among those who are here$/ }).click();
  await follows;
  await until(async () => /^2 people are here By name: \u2068Tom.*\u2069\.$/.test((await here()) ?? ''));
  await two.context.close();
  await until(async () => (await here()) === '1 person is here');
  await one.context.close();
});

test('the page of a chat that is announced becomes the room when that opens', async () => {
  const staged = await announced(ctx, cast);
  const { tab, context } = await reads(`/chats/${staged.slug}`);
  await tab.evaluate(() => (Math.random = () => 0));
  expect(await tab.locator('ol.talk').count()).toBe(0);
  ctx.clock.forward(0.5);
  await openRoom(ctx, asBao(staged));
  await tab.locator('ol.talk').waitFor({ state: 'attached' });
  await context.close();
});
