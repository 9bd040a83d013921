import { expect, test } from 'vitest';
import { announced, chats, opened } from '../../../test/chatting.ts';
import { onStage } from '../../../test/onStage.ts';
import type { TestCtx } from '../../../test/context.ts';
import {
  askQuestion,
  chatById,
  comeAsHost,
  giveLead,
  lastMessages,
  leadSessions,
  newsOf,
  openRoom,
  withdrawMessage,
} from './index.ts';
import { questionAnswered } from './writing/answered.ts';
import { stressMentions } from './writing/mentions.ts';

const MINUTE = 1 / 60;

/** Lets time pass in a test as the timetable would, half a minute at a time. */
async function pass(ctx: TestCtx, minutes: number): Promise<void> {
  for (let n = 0; n < minutes * 2; n++) {
    ctx.clock.forward(MINUTE / 2);
    await leadSessions(ctx);
  }
}

test('without a host the clock opens the room, asks each question when the one before has had its minutes, and closes it', () =>
  onStage(async (ctx, cast) => {
    const { chat } = await announced(ctx, cast);
    const seen = async () => {
      const found = await chatById(ctx, cast.programme, chat);
      const [session] = found!.sessions;
      return [found!.state, session!.state, session!.led_by, session!.question];
    };
    await pass(ctx, 29);
    expect(await seen()).toEqual(['announced', 'planned', 'host', null]);
    await pass(ctx, 1);
    expect(await seen()).toEqual(['announced', 'open', 'clock', null]);
    await pass(ctx, 2);
    expect(await seen()).toEqual(['announced', 'open', 'clock', 1]);
    await pass(ctx, 9);
    expect(await seen()).toEqual(['announced', 'open', 'clock', 1]);
    await pass(ctx, 1);
    expect(await seen()).toEqual(['announced', 'open', 'clock', 2]);
    await pass(ctx, 48);
    expect(await seen()).toEqual(['over', 'closed', 'clock', 2]);
    const { late_until } = (await chatById(ctx, cast.programme, chat))!;
    expect(late_until!.getTime() - ctx.clock.now().getTime()).toBe(7 * 86_400_000);
  }));

test('a host who is here leads; when they are gone for five minutes and the question has had its own, the clock does', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat, session } = await announced(ctx, cast);
    const act = { programme, actor: { kind: 'person', id: people.bao } as const, chat, session };
    expect(await openRoom(ctx, act)).toEqual({ ok: false, reason: 'early' });
    await pass(ctx, 20);
    expect(await openRoom(ctx, act)).toEqual({ ok: true });
    expect(await comeAsHost(ctx, { programme, session, person: people.bao })).toBe(true);
    expect(await comeAsHost(ctx, { programme, session, person: people.mei })).toBe(false);
    expect(await askQuestion(ctx, { ...act, question: 1 })).toEqual({ ok: true });
    const now = async () => (await chatById(ctx, programme, chat))!.sessions[0]!;
    for (let n = 0; n < 4; n++) {
      await pass(ctx, 4);
      await comeAsHost(ctx, { programme, session, person: people.bao });
    }
    // The question's ten minutes are over, and the host goes on talking.
    expect(await now()).toMatchObject({ question: 1, led_by: 'host' });
    await pass(ctx, 6);
    expect(await now()).toMatchObject({ question: 2, led_by: 'clock' });
    expect(await giveLead(ctx, { ...act, to: 'host' })).toEqual({ ok: true });
    expect(await askQuestion(ctx, { ...act, question: 1 })).toEqual({ ok: false, reason: 'no-question' });
    expect(await askQuestion(ctx, { ...act, question: 3 })).toEqual({ ok: false, reason: 'no-question' });
  }));

test('messages are numbered in the order in which they are shown; one that waits gets its number when it is let in', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat, session } = await opened(ctx, cast);
    const after = (await chatById(ctx, programme, chat))!.last_number;
    const act = { programme, actor: { kind: 'person', id: people.bao } as const, chat, session };
    await askQuestion(ctx, { ...act, question: 1 });
    const first = await chats(ctx, cast, chat, people.tomas, { body: 'A1: The lowest.', name: 'Tomás' });
    const stranger = await chats(ctx, cast, chat, people.nils, { body: 'Hello!' });
    expect(stranger).toMatchObject({ ok: true, state: 'held' });
    if (!first.ok) throw new Error(first.reason);
    const answer = await chats(ctx, cast, chat, people.bao, { body: '@tomás, why?', answers: first.message });
    expect([first, answer]).toMatchObject([{ state: 'shown' }, { state: 'shown' }]);
    const drawn = await lastMessages(ctx, programme, chat, 10);
    expect(drawn.map(({ question, answers_name, html }) => [question, answers_name, html.trim()])).toEqual([
      [1, null, '<p>A1: The lowest.</p>'],
      [1, 'Tomás', '<p><strong>@tomás</strong>, why?</p>'],
    ]);
    const news = await newsOf(ctx, { programme, chat, after, most: 50 });
    expect(news.map(({ number }) => number)).toEqual(news.map((_, at) => news[0]!.number + at));
    expect(news.map(({ kind }) => kind)).toEqual(['room', 'new', 'new']);
    // The same words sent twice are one message.
    expect(await chats(ctx, cast, chat, people.tomas, { body: 'A1: The lowest.' })).toMatchObject({
      again: true,
    });
  }));

test('nobody writes before the room opens; after it a late answer names the question that was asked', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat } = await announced(ctx, cast);
    const say = (more: { body?: string; question?: number } = {}) =>
      chats(ctx, cast, chat, people.tomas, more);
    expect(await say()).toEqual({ ok: false, reason: 'closed' });
    await pass(ctx, 91);
    expect(await say()).toEqual({ ok: false, reason: 'question' });
    expect(await say({ body: 'A2 my neighbour' })).toMatchObject({ ok: true, state: 'shown' });
    expect(await lastMessages(ctx, programme, chat, 1)).toMatchObject([{ question: 2, is_late: true }]);
    ctx.clock.forward(24 * 8);
    expect(await say({ question: 2, body: 'Too late' })).toEqual({ ok: false, reason: 'closed' });
  }));

test('answers are understood with the letter of every language and digits of every script, and nothing else is', () => {
  const said = ['A2 yes', 'a2: yes', 'R 3, claro', 'ج٢ نعم', 'A12', 'About 2', 'A2b', '2', 'AA2', 'A123'];
  expect(said.map(questionAnswered)).toEqual([2, 2, 3, 2, 12, null, null, null, null, null]);
});

test('a name behind an @ is stressed where somebody of that name wrote, the longest first, and an address is none', () => {
  const names = ['Ana', 'Ana María', '**bold**'];
  expect(stressMentions('@ana maría and @Ana, not @Anabel or me@ana.example', names)).toBe(
    '**@ana maría** and **@Ana**, not @Anabel or me@ana.example',
  );
  // An @ within an address that ends in a known name stays as it is.
  const link = 'https://far.example/@Ana and [her](/@Ana) (@Ana)';
  expect(stressMentions(link, names)).toBe('https://far.example/@Ana and [her](/@Ana) (**@Ana**)');
});

test('words that their writer took back can be said again at once', () =>
  onStage(async (ctx, cast) => {
    const { chat } = await opened(ctx, cast);
    const { programme, people } = cast;
    const says = () => chats(ctx, cast, chat, people.bao);
    const first = await says();
    expect(await says()).toMatchObject({ again: true });
    if (!first.ok) throw new Error(first.reason);
    await withdrawMessage(ctx, { programme, person: people.bao, message: first.message });
    expect(await says()).toMatchObject({ ok: true, again: false, state: 'shown' });
    expect((await lastMessages(ctx, programme, chat, 5)).map(({ state }) => state)).toEqual([
      'withdrawn',
      'shown',
    ]);
  }));
