import { describe, expect, test } from 'vitest';
import { readTopicAnswers } from '../../src/mail/in/discussion/readAnswers.ts';
import { followTopic, tellFollowers } from '../../src/rooms/discussion/index.ts';
import { linkToken, personByAddress } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import { onTalk, outbox, say } from '../discussion.ts';
import type { TalkScene } from '../discussion.ts';
import { answerAt, comesIn } from './incoming.ts';

const QUESTIONS = [
  ['Which door did you go through first?', '¿Por qué puerta entraste primero?'],
  ['Who waits outside, and for how long, before anybody opens the door that is nearest to the street?'],
  ['What would you oil?'],
];
const MAIL = [
  'Dear Amina,',
  '',
  'Questions to talk over:',
  '',
  '1. Which door did you go through first?',
  '2. Who waits outside, and for how long, before anybody opens the door that',
  '   is nearest to the street?',
  '3. What would you oil?',
  '',
  'Read it on the page:',
];
const quote = (lines: readonly string[]): string => lines.map((line) => `> ${line}`).join('\n');
const read = (text: string) => readTopicAnswers({ text, html: '' }, QUESTIONS);

describe('a reply to a topic’s mail', () => {
  test('is one comment when it quotes no question, wherever the quote stands', () => {
    const one = [{ question: null, text: 'The back door.' }];
    expect(
      read(
        `The back door.\n\nOn Fri, 12 Feb 2027 at 12:30, Far Shelves <a@b.example> wrote:\n${quote(MAIL)}`,
      ),
    ).toEqual(one);
    expect(read('The back door.')).toEqual(one);
  });

  test('answers the question it quotes, one or several, broken lines and all', () => {
    expect(read(`${quote(MAIL.slice(4, 5))}\n\nThe back door.`)).toEqual([
      { question: 1, text: 'The back door.' },
    ]);
    const text = `Hello all,\n\n${quote(MAIL.slice(0, 7))}\n\nA girl.\n\n${quote(MAIL.slice(7, 8))}\nThe hinges.\n`;
    expect(read(text)).toEqual([
      { question: 2, text: 'Hello all,\n\nA girl.' },
      { question: 3, text: 'The hinges.' },
    ]);
  });

  test('answers the question in whatever language it was mailed', () => {
    expect(read('> 1. ¿Por qué puerta entraste primero?\nLa de atrás.')).toEqual([
      { question: 1, text: 'La de atrás.' },
    ]);
  });

  test('answers what its writer numbers', () => {
    expect(read('Q1: The back door.\n2) A girl.\nAnd her mother.')).toEqual([
      { question: 1, text: 'The back door.' },
      { question: 2, text: 'A girl.\nAnd her mother.' },
    ]);
    expect(read('السؤال ٣: المفصلات')).toEqual([{ question: 3, text: 'المفصلات' }]);
  });

  test('does not take the end of the quoted mail for a question', () => {
    expect(read(`${quote(MAIL)}\n\nThe back door.`)).toMatchObject([{ question: null }]);
    expect(read('> See you soon\n\nThe back door.')).toMatchObject([{ question: null }]);
  });
});

const topicAt = ({ ctx, cast, topic }: TalkScene, who: CastName): string =>
  answerAt(ctx, { kind: 'topic', programme: cast.programme, person: cast.people[who], subject: topic });
const comments = ({ ctx }: TalkScene) =>
  ctx.db
    .selectFrom('comment')
    .select(['id', 'name', 'body', 'question', 'parent_id', 'state', 'channel'])
    .orderBy('id')
    .execute();

test('a reply becomes comments under the topic, and one mail with one link takes all of it back', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    const text =
      '> 1. Which door did you go through first?\nThe back door, says tomas@cast.example.\n\n> 3. What would you oil?\nThe hinges.';
    const settled = await comesIn(ctx, { from: 'tomas@cast.example', to: topicAt(scene, 'tomas'), text });
    expect(settled).toMatchObject({ state: 'done', kind: 'topic' });
    expect(await comments(scene)).toMatchObject([
      { name: 'Tomás Rey', body: 'The back door, says […].', question: 1, state: 'shown', channel: 'mail' },
      { body: 'The hinges.', question: 3, state: 'shown' },
    ]);
    const [mail] = await outbox(ctx, 'comment-received');
    const ids = mail!.data['comments'] as number[];
    expect(mail!.html.match(/comment-back/g)).toHaveLength(1);
    const subject = ids.join('-');
    const token = await linkToken(ctx, {
      programme,
      person: cast.people.tomas,
      purpose: 'comment-back',
      subject,
    });
    const browser = browse(ctx, cast);
    await browser.get(`/l/${token}`);
    expect((await comments(scene)).every(({ state }) => state === 'shown')).toBe(true);
    await browser.post(`/l/${token}`);
    expect((await comments(scene)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  }));

test('a first comment by mail is signed as the mail greets them, never with a whole name or a piece of an address', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    await ctx.db.updateTable('person').set({ called: 'Tom' }).where('id', '=', cast.people.tomas).execute();
    const from = 'Tomás Rey Ortega <tomas@cast.example>';
    await comesIn(ctx, { from, to: topicAt(scene, 'tomas'), text: 'The back door.' });
    expect((await outbox(ctx, 'comment-received'))[0]!.text).toContain('firmado «\u2068Tom\u2069»');
    await followTopic(ctx, { programme, topic, by: { address: 'vera.stone@post.example' }, locale: 'en' });
    const vera = (await personByAddress(ctx, programme, 'vera.stone@post.example'))!;
    const to = answerAt(ctx, { kind: 'topic', programme, person: vera.id, subject: topic });
    await comesIn(ctx, { from: 'vera.stone@post.example', to, text: 'The front door.' });
    await comesIn(ctx, {
      from: '"vera.stone@post.example" <vera.stone@post.example>',
      to,
      text: 'Any door.',
    });
    expect((await comments(scene)).map(({ name }) => name)).toEqual(['Tom', 'a reader', 'a reader']);
  }));

test('what stands in public by mail always comes with its link, however many other answers went out that day', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    await ctx.mailer.queue(
      ctx,
      Array.from({ length: 20 }, (_, n) => ({
        programme,
        kind: 'by-mail' as const,
        occasion: `incoming:${900_000 + n}`,
        person: cast.people.tomas,
        data: {},
      })),
    );
    await comesIn(ctx, { from: 'tomas@cast.example', to: topicAt(scene, 'tomas'), text: 'The back door.' });
    expect(await comments(scene)).toMatchObject([{ state: 'shown' }]);
    expect(await outbox(ctx, 'comment-received')).toHaveLength(1);
  }));

test('the same mail twice is one comment, and one that is not shown to be the person’s is none', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const mail = { from: 'tomas@cast.example', to: topicAt(scene, 'tomas'), text: 'Once.' };
    await comesIn(ctx, { ...mail, messageId: '<a@b.example>' });
    await comesIn(ctx, { ...mail, messageId: '<c@b.example>' });
    expect(await comments(scene)).toHaveLength(1);
    const other = await comesIn(ctx, { ...mail, from: 'nils@cast.example', text: 'In his name.' });
    expect(other).toMatchObject({ state: 'tray', reason: 'sender' });
    expect(await comments(scene)).toHaveLength(1);
  }));

test('who wants no more mail, or has more to say beside a word of command, is read by people and not published', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const write = (text: string) =>
      comesIn(ctx, { from: 'luca@cast.example', to: topicAt(scene, 'luca'), text });
    for (const text of ['STOP', 'Please unsubscribe me.\nLuca', 'Help\nmy partner is silent'])
      await write(text);
    expect(await comments(scene)).toEqual([]);
    const said = await ctx.db.selectFrom('thread_message').select('body').orderBy('id').execute();
    expect(said.map(({ body }) => body)).toEqual([
      'STOP',
      'Please unsubscribe me.\nLuca',
      'Help\nmy partner is silent',
    ]);
    await write('Stop the clock: that is what I would oil.');
    expect(await comments(scene)).toHaveLength(1);
  }));

test('a word of command is obeyed, not published', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    await comesIn(ctx, { from: 'luca@cast.example', to: topicAt(scene, 'luca'), text: 'help' });
    expect(await comments(scene)).toEqual([]);
    expect(await outbox(ctx, 'by-mail')).toHaveLength(1);
  }));

test('who follows without an account answers a comment by mail; the first waits for a moderator, and they are told', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic, programme } = scene;
    await followTopic(ctx, { programme, topic, by: { address: 'vera@post.example' }, locale: 'en' });
    const vera = (await personByAddress(ctx, programme, 'vera@post.example'))!;
    await followTopic(ctx, { programme, topic, by: { person: vera.id }, locale: 'en' });
    ctx.clock.forward(0.01);
    const comment = await say(ctx, cast, cast.people.mei, { topic });
    ctx.clock.forward(1);
    await tellFollowers(ctx);
    expect(await outbox(ctx, 'comments-new')).toHaveLength(1);
    const to = answerAt(ctx, { kind: 'comment', programme, person: vera.id, subject: comment });
    await comesIn(ctx, { from: 'Vera N. <vera@post.example>', to, text: 'I agree.\n\n> Words' });
    expect((await comments(scene)).at(-1)).toMatchObject({
      name: 'Vera N.',
      body: 'I agree.',
      parent_id: comment,
      state: 'held',
    });
    expect((await outbox(ctx, 'comment-received'))[0]!.text).toContain('once a moderator has');
  }));

test('what can’t become a comment is answered with the reason', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const from = 'tomas@cast.example';
    await comesIn(ctx, { from, to: topicAt(scene, 'tomas'), text: 'x'.repeat(5001) });
    const [mail] = await outbox(ctx, 'comment-trouble');
    expect(mail!.text).toContain('5000');
    expect(await comments(scene)).toEqual([]);
  }));

test('of several answers in one mail those that can become comments do, and its writer is told why one did not', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const text = `Q1: ${'x'.repeat(5001)}\nQ2: A girl.`;
    await comesIn(ctx, { from: 'tomas@cast.example', to: topicAt(scene, 'tomas'), text });
    expect(await comments(scene)).toMatchObject([{ body: 'A girl.', question: 2 }]);
    expect(await outbox(ctx, 'comment-received')).toHaveLength(1);
    const [trouble] = await outbox(ctx, 'comment-trouble');
    expect(trouble!.text).toContain('5000');
    expect(trouble!.subject).toMatch(/^Una parte/);
  }));

/** A mail of two parts: words, and a file that came with them. */
const withFile = (text: string, type: string, disposition: string) => ({
  type: 'multipart/mixed; boundary=b',
  text: `--b
Content-Type: text/plain; charset=utf-8

${text}
--b
Content-Type: ${type}
Content-Disposition: ${disposition}
Content-Transfer-Encoding: base64

bm8gcGljdHVyZQ==
--b--`,
});

test('pictures and other files do not come into the discussion, the words do, and their writer is told', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const to = topicAt(scene, 'tomas');
    const send = (file: ReturnType<typeof withFile>) =>
      comesIn(ctx, { from: 'tomas@cast.example', to, ...file });
    await send(withFile('My door, in a picture.', 'image/png', 'attachment; filename=door.png'));
    expect(await comments(scene)).toMatchObject([{ body: 'My door, in a picture.', state: 'shown' }]);
    const told = 'imágenes y otros adjuntos no pasan';
    const [first] = await outbox(ctx, 'comment-received');
    expect(first!.text.replaceAll('\n', ' ')).toContain(told);
    await send(withFile('With a signature.', 'image/png', 'inline; filename=logo.png'));
    await send(withFile('Signed.', 'application/pgp-signature', 'attachment; filename=s.asc'));
    for (const mail of (await outbox(ctx, 'comment-received')).slice(1))
      expect(mail.text.replaceAll('\n', ' ')).not.toContain(told);
    expect(await comments(scene)).toHaveLength(3);
    await send(withFile('', 'image/png', 'attachment; filename=door.png'));
    expect((await outbox(ctx, 'comment-trouble'))[0]!.text.replaceAll('\n', ' ')).toContain(
      'solo las palabras',
    );
  }));
