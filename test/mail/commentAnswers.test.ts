import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { readCommentAnswers } from '../../src/mail/in/discussion/readCommentAnswers.ts';
import { wordsOfMail } from '../../src/mail/in/wordsOfMail.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../src/mail/out/delivery/transport.ts';
import { confirmFollow, followTopic, tellFollowers } from '../../src/rooms/discussion/index.ts';
import { USUAL, chooseRhythm } from '../../src/rooms/preferences/index.ts';
import { bundleMails } from '../../src/rooms/outbox/index.ts';
import { personByAddress } from '../../src/rooms/people/index.ts';
import { htmlFindings } from '../browser/checks.ts';
import { onTalk, outbox, say } from '../discussion.ts';
import type { TalkScene } from '../discussion.ts';
import { MAIL_IN, comesIn } from './incoming.ts';

const COMMENTS = [
  { id: 1, body: 'I went through the back door, **every** day,\n\nand nobody ever asked me why I did.' },
  { id: 2, body: 'The hinges! '.repeat(60) + 'And then the lock, in the end.' },
  { id: 3, body: 'Yes.' },
];
const MAIL = [
  '3 comments are new in the discussion of “Doors”:',
  'Mei',
  '> I went through the back door, **every** day,',
  '> ',
  '> and nobody ever asked me why I did.',
  'Answer Mei:',
  'reply+comment.1.2.1.abc@shelves.example',
  'Luca',
  '> The hinges! The hinges!',
  'Tomás',
  '> Yes.',
  'Answer Tomás:',
  'reply+comment.1.2.3.abc@shelves.example',
  'You can also answer by mail.',
];
const quote = (lines: readonly string[]): string => lines.map((line) => `> ${line}`).join('\n');
const read = (text: string) => readCommentAnswers(wordsOfMail({ text, html: '' }), COMMENTS);

const agreesWith = (parent: number) => [{ parent, text: 'I agree.' }];

describe('a reply to a mail of several comments', () => {
  test('is about the topic when it quotes all of the mail, or nothing, or what nobody said', () => {
    expect(
      read(`I agree.\n\nOn Fri, 12 Feb 2027 at 12:30, Far Shelves <a@b.example> wrote:\n${quote(MAIL)}`),
    ).toEqual([]);
    expect(read(`${quote(MAIL)}\n\nI agree.`)).toEqual([]);
    expect(read('I agree.')).toEqual([]);
    expect(read('> See you soon\n\nI agree.')).toEqual([]);
  });

  test('answers the one comment it quotes, all of it or a sentence, above or below', () => {
    expect(read(`I agree.\n\n${quote(MAIL.slice(1, 5))}`)).toEqual(agreesWith(1));
    expect(read('> nobody ever\n> asked me why\n\nI agree.')).toEqual(agreesWith(1));
    expect(read(`I agree.\n\n> ${COMMENTS[1]!.body.slice(0, 300)}`)).toEqual(agreesWith(2));
    expect(read('I agree.\n\n> And then the lock, in the end.')).toEqual(agreesWith(2));
    expect(read('> yes\n\nI agree.')).toEqual(agreesWith(3));
  });

  test('answers each comment that its words stand beneath, also below the address there', () => {
    const text = `Hello.\n\n${quote(MAIL.slice(0, 7))}\nMe too.\n\n${quote(MAIL.slice(7, 9))}\nOil them.\n\n${quote(MAIL.slice(9))}`;
    expect(read(text)).toEqual([
      { parent: 1, text: 'Hello.\n\nMe too.' },
      { parent: 2, text: 'Oil them.' },
    ]);
  });

  test('does not guess between comments that have the same words', () => {
    const same = [...COMMENTS, { id: 4, body: 'I went through the back door, every day!' }];
    expect(
      readCommentAnswers(wordsOfMail({ text: '> I went through the back door\nMe too.', html: '' }), same),
    ).toEqual([]);
  });

  test('is read quickly, however much it quotes', () => {
    const long = Array.from({ length: 50 }, (_, id) => ({ id, body: `${'a b '.repeat(1240)}${id}` }));
    const text = `${'> a b a b a b c d\n'.repeat(40_000)}\nHello.`;
    const before = process.threadCpuUsage();
    expect(readCommentAnswers(wordsOfMail({ text, html: '' }), long)).toEqual([]);
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});

/** Vera, who has no account, is told of two comments: the mail as it comes to her. */
async function told(scene: TalkScene) {
  const { ctx, cast, topic, programme } = scene;
  await followTopic(ctx, { programme, topic, by: { address: 'vera@post.example' }, locale: 'en' });
  const vera = (await personByAddress(ctx, programme, 'vera@post.example'))!;
  await confirmFollow(ctx, { programme, topic, person: vera.id });
  ctx.clock.forward(0.01);
  const comments = [
    await say(ctx, cast, cast.people.mei, { topic, name: 'Mei', body: 'Through the back door, of course.' }),
    await say(ctx, cast, cast.people.luca, { topic, name: 'Luca', body: 'Nobody waits outside mine.' }),
  ] as const;
  ctx.clock.forward(1);
  await tellFollowers(ctx);
  await ctx.db.deleteFrom('outbox').where('kind', '<>', 'comments-new').execute();
  const mail = await delivered(scene);
  const [row] = await outbox(ctx, 'comments-new');
  return { comments, row: row!, mail };
}

/** The only mail that leaves, as from an installation that takes mail in. */
async function delivered({ ctx }: TalkScene) {
  const sender = { address: 'mentoring@shelves.example', domain: 'shelves.example' };
  const settings = { publicUrl: 'http://localhost:3000', sender, replies: MAIL_IN.replies };
  expect(await createDelivery(settings, await mailboxTransport()).run(ctx)).toBe(1);
  const { raw } = await ctx.db.selectFrom('mailbox').select('raw').executeTakeFirstOrThrow();
  return PostalMime.parse(raw);
}

test('in a digest, whose answers go to the inbox, a topic and a comment have addresses of their own', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic, programme } = scene;
    const luca = { programme, person: cast.people.luca };
    await chooseRhythm(ctx, { ...luca, ...USUAL, rhythm: 'daily' });
    const comment = await say(ctx, cast, cast.people.mei, {
      topic,
      name: 'Mei',
      body: 'Through the back door.',
    });
    await ctx.mailer.queue(ctx, [
      { ...luca, kind: 'topic', occasion: 'x', data: { topic } },
      { ...luca, kind: 'comments-new', occasion: 'x', data: { topic, comments: [comment] } },
    ]);
    await ctx.db
      .updateTable('outbox')
      .set({ due_at: ctx.clock.now() })
      .where('state', '=', 'gathered')
      .execute();
    await bundleMails(ctx);
    await ctx.db
      .updateTable('outbox')
      .set({ due_at: ctx.clock.now() })
      .where('kind', '=', 'digest')
      .execute();
    const { text = '', html = '', replyTo } = await delivered(scene);
    expect(replyTo![0]!.address).toMatch(/^reply\+inbox/);
    expect(text).not.toMatch(/above this line|answer this mail/);
    const addresses = text.match(/^reply\+\S+$/gm)!;
    expect(addresses.map((address) => address.split('.')[0])).toEqual([
      'reply+talk',
      'reply+topic',
      'reply+comment',
    ]);
    for (const address of addresses) expect(html).toContain(`href="mailto:${address}?`);
    for (const to of addresses) await comesIn(ctx, { from: 'luca@cast.example', to, text: `To ${to}` });
    const written = await ctx.db
      .selectFrom('comment')
      .select('parent_id')
      .where('channel', '=', 'mail')
      .orderBy('id')
      .execute();
    expect(written.map(({ parent_id }) => parent_id)).toEqual([null, comment]);
  }));

const latest = ({ ctx }: TalkScene) =>
  ctx.db
    .selectFrom('comment')
    .select(['body', 'parent_id', 'state'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();

test('each of several comments has an address of its own, which the outbox does not show, and an answer there stands under it', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const { comments, row, mail } = await told(scene);
    expect(row.text).toContain('Answer');
    expect(row.text + row.html).not.toContain('reply+');
    const addresses = [...mail.text!.matchAll(/^Answer \u2068?(\w+)\u2069?:\r?\n(reply\+comment\S+)$/gm)];
    expect(addresses.map(([, name]) => name)).toEqual(['Mei', 'Luca']);
    for (const [, , address] of addresses)
      expect(mail.html).toContain(
        `href="mailto:${address}?subject=Re%3A%202%20new%20comments%20on%20%E2%80%9CDoors`,
      );
    const findings = await htmlFindings(mail.html!, 'mail');
    expect(findings.filter((finding) => !finding.startsWith('long-title'))).toEqual([]);
    const from = 'Vera <vera@post.example>';
    const done = await comesIn(ctx, { from, to: addresses[1]![2]!.toUpperCase(), text: 'Mine neither.' });
    expect(done).toMatchObject({ state: 'done', kind: 'comment' });
    expect(await latest(scene)).toMatchObject({
      body: 'Mine neither.',
      parent_id: comments[1],
      state: 'held',
    });
    const other = await comesIn(ctx, {
      from: 'nils@cast.example',
      to: addresses[0]![2]!,
      text: 'In her name.',
    });
    expect(other).toMatchObject({ state: 'tray', reason: 'sender' });
  }));

test('an answer to the whole mail goes to the topic, and one that quotes a single comment goes under it', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const { comments, mail } = await told(scene);
    const answer = (text: string) =>
      comesIn(ctx, { from: 'vera@post.example', to: mail.replyTo![0]!.address!, text });
    const all = mail.text!.split(/\r?\n/);
    await answer(
      `To all of you.\n\nOn Fri, 12 Feb 2027 at 12:30, Far Shelves <a@b.example> wrote:\n\n${quote(all)}`,
    );
    expect(await latest(scene)).toMatchObject({ body: 'To all of you.', parent_id: null });
    await answer(`> ${all.find((line) => line.includes('back door'))}\n\nMe too.`);
    expect(await latest(scene)).toMatchObject({ body: 'Me too.', parent_id: comments[0] });
    const secret = /reply\+comment\S+/.exec(mail.text!)![0];
    await answer(`Look what I got: ${secret}`);
    expect(await latest(scene)).toMatchObject({ body: 'Look what I got: […]', parent_id: null });
  }));
