import { expect, test } from 'vitest';
import { followTopic, tellFollowers } from '../../src/rooms/discussion/index.ts';
import { personByAddress } from '../../src/rooms/people/index.ts';
import { onTalk, outbox, say } from '../discussion.ts';
import { answerAt, comesIn } from './incoming.ts';
import { comments, topicAt } from './talkByMail.ts';

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

/** A mail of two parts: words, and a file. */
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

test('words after WRONG in answer to a topic or comment stand nowhere in public: those who look after safety read them', () =>
  onTalk(async (scene) => {
    const { ctx } = scene;
    const text = 'WRONG\n\nMy partner writes things to me that frighten me, and will not stop.';
    await comesIn(ctx, { from: 'tomas@cast.example', to: topicAt(scene, 'tomas'), text });
    expect(await comments(scene)).toEqual([]);
    expect(await outbox(ctx, 'comment-received')).toEqual([]);
  }));
