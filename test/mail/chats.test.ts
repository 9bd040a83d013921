import { expect, test } from 'vitest';
import {
  askQuestion,
  chatById,
  closeRoom,
  lastMessages,
  mailDigests,
  mailQuestions,
  wishByMail,
  writeMessage,
} from '../../src/rooms/chats/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';
import { questionSubject } from '../../src/mail/ownAddresses/chatQuestion.ts';
import { browse } from '../browse.ts';
import type { Stage } from '../cast.ts';
import { announced, chats, opened } from '../chatting.ts';
import type { TestCtx } from '../context.ts';
import { outbox } from '../discussion.ts';
import { onStage } from '../onStage.ts';
import { answerAt, comesIn } from './incoming.ts';

type Who = 'tomas' | 'mei' | 'nils' | 'bao';

/** An open chat whose questions two people get by mail: Tomás, known in the discussions, and Nils, who is not. */
async function openChatScene(ctx: TestCtx, cast: Stage) {
  const { programme, people } = cast;
  const staged = await opened(ctx, cast);
  const { chat, session } = staged;
  const act = { programme, actor: { kind: 'person', id: people.bao } as const, chat, session };
  const wish = (who: Who, wants = true) => wishByMail(ctx, { programme, person: people[who], chat, wants });
  await wish('tomas');
  await wish('nils');
  await wish('mei');
  await wish('mei', false);
  const tick = async (): Promise<void> => {
    await mailQuestions(ctx);
    await mailDigests(ctx);
  };
  const ask = async (question: number): Promise<void> => {
    await askQuestion(ctx, { ...act, question });
    await tick();
  };
  const answer = (who: Who, text: string, question = 1, more: object = {}) =>
    comesIn(ctx, {
      from: `${who}@cast.example`,
      to: answerAt(ctx, {
        kind: 'chat',
        programme,
        person: people[who],
        subject: questionSubject({ chat, question }),
      }),
      text,
      ...more,
    });
  const names = new Map<number, string>(Object.entries(people).map(([name, id]) => [id, name]));
  const told = async (kind: Parameters<typeof outbox>[1]) =>
    (await outbox(ctx, kind)).map(({ person_id }) => names.get(person_id)).toSorted();
  const said = () => lastMessages(ctx, programme, chat, 50);
  return { ...staged, act, wish, tick, ask, answer, told, said };
}

/** A mail as Nils would read it now. */
async function read(ctx: TestCtx, { programme, people }: Stage, kind: string, data: object): Promise<string> {
  await ctx.db.updateTable('person').set({ locale: 'en' }).where('id', '=', people.nils).execute();
  const parts = await ctx.mailer.compose(ctx, { programme, kind, person: people.nils, data: { ...data } });
  return flat(`${parts?.subject}\n${parts?.text}`);
}

const flat = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');

test('each question comes once by mail to those who chose that, though both sessions ask it, and to nobody who declined', () =>
  onStage(async (ctx, cast) => {
    const { ask, told, tick, chat } = await openChatScene(ctx, cast);
    await ask(1);
    await tick();
    expect(await told('chat-question')).toEqual(['nils', 'tomas']);
    await ask(2);
    expect(await told('chat-question')).toEqual(['nils', 'nils', 'tomas', 'tomas']);
    // The second session asks the same.
    const second = await ctx.db
      .insertInto('chat_session')
      .values({
        programme_id: cast.programme,
        chat_id: chat,
        position: 2,
        uid: 'second@example',
        wall: '2027-03-01T20:00',
        zone: 'UTC',
        starts_at: ctx.clock.now(),
        minutes: 60,
        state: 'open',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('chat_release')
      .values({
        programme_id: cast.programme,
        session_id: second.id,
        question: 1,
        released_at: ctx.clock.now(),
      })
      .execute();
    await tick();
    expect(await told('chat-question')).toHaveLength(4);
    const text = await read(ctx, cast, 'chat-question', { chat, question: 1 });
    for (const words of [
      'question 1 of the live chat “First shelves”',
      'Which shelf was your first?',
      'The word STOP',
    ])
      expect(text).toContain(words);
  }));

test('an answer by mail joins the question it answers as its writer’s message, and one link takes it back', () =>
  onStage(async (ctx, cast) => {
    const { ask, answer, said, slug } = await openChatScene(ctx, cast);
    const { programme, people } = cast;
    await ask(1);
    await ask(2);
    const text = 'The *lowest*, says tomas@cast.example.\n\n> Which shelf was your first?\n';
    expect(await answer('tomas', text)).toMatchObject({ state: 'done', kind: 'chat' });
    const [message] = await said();
    expect(message).toMatchObject({ question: 1, name: 'Tomás Rey', is_late: false });
    expect(message!.html).toContain('<em>lowest</em>, says […].');
    expect(message!.html).not.toContain('first?');
    const [mail] = await outbox(ctx, 'chat-answer');
    expect(mail!.text).toContain('Tomás Rey');
    const subject = String(message!.id);
    const token = await linkToken(ctx, {
      programme,
      person: people.tomas,
      purpose: 'chat-message-back',
      subject,
    });
    const browser = browse(ctx, cast);
    await browser.get(`/l/${token}`);
    expect((await said())[0]!.state).toBe('shown');
    await browser.post(`/l/${token}`);
    expect((await said())[0]!.state).toBe('withdrawn');
    expect((await browser.get(`/chats/${slug}/record`)).text).not.toContain('lowest');
  }));

test('a first answer by mail waits for a host as one in the room does, and its writer is told', () =>
  onStage(async (ctx, cast) => {
    const { ask, answer, said } = await openChatScene(ctx, cast);
    await ask(1);
    await answer('nils', 'The top one.');
    expect(await said()).toEqual([]);
    expect(flat((await outbox(ctx, 'chat-answer'))[0]!.text)).toContain('A host reads your answer first');
  }));

test('an answer after the chat joins its question for a week, marked as late; later ones come back with a word', () =>
  onStage(async (ctx, cast) => {
    const { ask, answer, said, act } = await openChatScene(ctx, cast);
    await ask(1);
    await closeRoom(ctx, act);
    await answer('tomas', 'A day later.');
    expect(await said()).toMatchObject([{ question: 1, is_late: true }]);
    ctx.clock.forward(24 * 8);
    await answer('tomas', 'Much later.');
    expect(await said()).toHaveLength(1);
    expect(await chatById(ctx, cast.programme, act.chat)).toMatchObject({ state: 'over' });
    expect((await outbox(ctx, 'chat-trouble')).map(({ data }) => data['reason'])).toEqual(['closed']);
  }));

test('what is no answer is told kindly: no words, too many, a chat that is not there; and a flood of them', () =>
  onStage(async (ctx, cast) => {
    const { ask, answer, said } = await openChatScene(ctx, cast);
    await ask(1);
    await answer('tomas', '> Which shelf was your first?');
    await answer('tomas', 'x'.repeat(1001));
    await answer('tomas', 'Hello', 99);
    const reasons = (await outbox(ctx, 'chat-trouble')).map(({ data }) => data['reason']);
    expect(reasons).toEqual(['empty', 'too-long', 'gone']);
    for (let n = 0; n < 30; n++) await answer('tomas', `Number ${n}`);
    expect(await said()).toHaveLength(30);
    // Two machines would go on answering each other, so people look at further mails.
    expect(await answer('tomas', 'Number 31')).toMatchObject({ state: 'tray', reason: 'unanswered' });
    expect(await said()).toHaveLength(30);
  }));

test('who wrote in the room under a pseudonym answers by mail under it, too', () =>
  onStage(async (ctx, cast) => {
    const { ask, answer, said, chat } = await openChatScene(ctx, cast);
    const { programme, people } = cast;
    await ask(1);
    await writeMessage(ctx, {
      programme,
      chat,
      by: { person: people.tomas },
      name: 'Night owl',
      isPseudonym: true,
      body: 'Good evening.',
      question: null,
      answers: null,
      locale: 'en',
      channel: 'form',
    });
    await answer('tomas', 'The lowest one.');
    expect((await said()).map(({ name }) => name)).toEqual(['Night owl', 'Night owl']);
  }));

test('the word STOP ends questions and other mails about chats, and its page no longer says that they come', () =>
  onStage(async (ctx, cast) => {
    const { ask, answer, told, said } = await openChatScene(ctx, cast);
    await ask(1);
    await answer('tomas', 'STOP');
    await ask(2);
    expect((await told('chat-question')).filter((who) => who === 'tomas')).toHaveLength(1);
    expect(await said()).toEqual([]);
  }));

test('hostile words by mail run nowhere in the room or the record', () =>
  onStage(async (ctx, cast) => {
    const { ask, answer, slug } = await openChatScene(ctx, cast);
    await ask(1);
    await answer('tomas', '<script>x()</script> [a](javascript:x) <img src=x onerror=x()>');
    for (const path of ['', '/record', '/record?page=all', '/feed.atom']) {
      const { text } = await browse(ctx, cast).get(`/chats/${slug}${path}`);
      expect(text).not.toMatch(/<script>x|href="javascript|<img src=x/);
    }
  }));

test('at the end whoever had the questions by mail gets what was said, in short and once', () =>
  onStage(async (ctx, cast) => {
    const { ask, tick, told, act, chat } = await openChatScene(ctx, cast);
    await ask(1);
    await chats(ctx, cast, chat, cast.people.tomas, { body: 'A1 The lowest.', name: 'Tomás' });
    await tick();
    expect(await told('chat-digest')).toEqual([]);
    await closeRoom(ctx, act);
    await tick();
    await tick();
    expect(await told('chat-digest')).toEqual(['nils', 'tomas']);
    expect(await read(ctx, cast, 'chat-digest', { chat })).toMatch(
      /1 message was written.*Question 1: Which shelf was your first\?.*A1 The lowest\./,
    );
  }));

test('the page of an open room ends the questions by mail for who has them, as their mails say', () =>
  onStage(async (ctx, cast) => {
    const { ask, slug, told } = await openChatScene(ctx, cast);
    const [tomas, mei] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'mei')];
    await ask(1);
    const form = `/chats/${slug}/by-mail`;
    expect((await mei.get(`/chats/${slug}`)).text).not.toContain(form);
    expect((await tomas.get(`/chats/${slug}`)).text).toContain(form);
    expect((await tomas.post(form, { wanted: 'no' })).status).toBe(303);
    expect((await tomas.get(`/chats/${slug}`)).text).not.toContain(form);
    await ask(2);
    expect(await told('chat-question')).toEqual(['nils', 'nils', 'tomas']);
  }));

test('who is signed in chooses the questions by mail on the page of a chat, and ends that', () =>
  onStage(async (ctx, cast) => {
    const { slug, chat } = await announced(ctx, cast);
    const mei = browse(ctx, cast, 'mei');
    const page = `/chats/${slug}`;
    mei.cookies.set('lang', 'en');
    expect((await mei.get(page)).text).toContain('Send me each question by mail');
    expect((await browse(ctx, cast).get(page)).text).not.toContain('/by-mail"');
    expect((await mei.post(`${page}/by-mail`, { wanted: 'yes' })).status).toBe(303);
    expect((await mei.get(page)).text).toContain('Each question comes to you by mail');
    await mei.post(`${page}/by-mail`, { wanted: 'no' });
    expect((await mei.get(page)).text).toContain('Send me each question by mail');
    const wishes = await ctx.db
      .selectFrom('chat_wish')
      .select(['reminds', 'by_mail'])
      .where('chat_id', '=', chat)
      .execute();
    expect(wishes).toEqual([{ reminds: false, by_mail: false }]);
  }));
