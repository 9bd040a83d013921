import { describe, expect, test } from 'vitest';
import { followTopic } from '../../src/rooms/discussion/index.ts';
import { linkToken, personByAddress } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import { onTalk, outbox } from '../discussion.ts';
import { answerAt, comesIn } from './incoming.ts';
import { comments, read, topicAt } from './talkByMail.ts';

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
