import { expect, test } from 'vitest';
import { takenMail } from '../../../test/inbox.ts';
import { onStage } from '../../../test/onStage.ts';
import { closeThread } from './index.ts';
import { answer, asTomas, openMatters, threads } from '../../../test/takenIn.ts';
import type { TestCtx } from '../../../test/context.ts';

test('a mail opens a thread that waits on the work list, and the same mail again changes nothing', () =>
  onStage(async (ctx, cast) => {
    const first = await takenMail(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    expect(first.opened).toBe(true);
    expect(await openMatters(ctx)).toEqual([
      { kind: 'thread-waiting', subject_id: first.thread, assigned_to: null },
    ]);
    const again = await takenMail(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    expect(again).toMatchObject({ thread: first.thread, message: first.message, opened: false });
    expect(await threads(ctx)).toHaveLength(1);
    expect(await ctx.db.selectFrom('thread_message').select('id').execute()).toHaveLength(1);
  }));

test('an answer takes the thread off the list and goes to the person with what they wrote beneath', () =>
  onStage(async (ctx, cast) => {
    const { thread, message } = await takenMail(ctx, cast, 'luca');
    const done = await answer(ctx, cast, thread);
    expect(done.ok).toBe(true);
    expect(await openMatters(ctx)).toEqual([]);
    expect((await threads(ctx))[0]).toMatchObject({ state: 'open', assigned_to: cast.people.tomas });
    const mail = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'data', 'private', 'text'])
      .where('kind', '=', 'inbox-answer')
      .executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ person_id: cast.people.luca, private: true });
    expect(mail.data).toMatchObject({ thread, quoted: message });
    expect(mail.text).not.toContain('Soon.');
    expect(mail.text).not.toContain('begin');
    // The same form again is the same answer.
    await answer(ctx, cast, thread);
    expect(
      await ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'inbox-answer').execute(),
    ).toHaveLength(1);
  }));

/** The Message-ID of our answer. */
const answered = async (ctx: TestCtx): Promise<string> =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select('message_id')
      .where('kind', '=', 'inbox-answer')
      .executeTakeFirstOrThrow()
  ).message_id;

test('a reply joins its thread by token, by a reference to theirs or to ours, and opens it again', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await takenMail(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    await answer(ctx, cast, thread);
    const ours = await answered(ctx);
    for (const more of [
      { thread },
      { references: ['<unknown@x.example>', '<a@cast.example>'] },
      { references: [ours] },
    ]) {
      await closeThread(ctx, asTomas(cast, thread));
      const reply = await takenMail(ctx, cast, 'luca', more);
      expect(reply).toMatchObject({ thread, opened: false });
      expect((await threads(ctx))[0]?.state).toBe('waiting');
    }
    expect((await takenMail(ctx, cast, 'luca')).opened).toBe(true);
  }));

test('nobody gets into somebody else’s thread, whatever the mail refers to', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await takenMail(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    await answer(ctx, cast, thread);
    const ours = await answered(ctx);
    const mail = await takenMail(ctx, cast, 'nils', { thread, references: [ours, '<a@cast.example>'] });
    expect(mail.opened).toBe(true);
    expect(mail.thread).not.toBe(thread);
    // A stranger's mail with a known Message-ID is not mistaken for the stored one.
    expect((await takenMail(ctx, cast, 'mei', { messageId: '<a@cast.example>' })).opened).toBe(true);
  }));

test('one more answer to the same mail of ours joins the one before it, while that waits', () =>
  onStage(async (ctx, cast) => {
    const mail = { programme: cast.programme, occasion: 'x', person: cast.people.luca };
    await ctx.mailer.queue(ctx, [{ ...mail, kind: 'by-mail', data: {} }]);
    const { message_id: question } = await ctx.db
      .selectFrom('outbox')
      .select('message_id')
      .executeTakeFirstOrThrow();
    const answered = { references: [question], subject: 'Re: What you can do by mail' };
    const { thread } = await takenMail(ctx, cast, 'luca', answered);
    expect(await takenMail(ctx, cast, 'luca', answered)).toMatchObject({ thread, opened: false });
    expect((await takenMail(ctx, cast, 'luca', { ...answered, references: [] })).opened).toBe(true);
    expect((await takenMail(ctx, cast, 'mei', answered)).opened).toBe(true);
    for (const other of [{ references: ['<made-up@evil.example>'] }, { verified: false }, { subject: '' }])
      expect((await takenMail(ctx, cast, 'luca', { ...answered, ...other })).opened).toBe(true);
    for (const { id } of await threads(ctx)) await closeThread(ctx, asTomas(cast, id));
    expect((await takenMail(ctx, cast, 'luca', answered)).opened).toBe(true);
  }));
