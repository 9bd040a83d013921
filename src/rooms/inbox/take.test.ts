import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { mailFrom, written } from '../../../test/inbox.ts';
import { onStage } from '../../../test/onStage.ts';
import { answerThread, closeThread, inboxScopeOf, markSpam, takeMail, unmarkSpam, writeIn } from './index.ts';
import { A_DAY } from './rules.ts';

const ALL = inboxScopeOf({ grants: [], operator: true });

const threads = (ctx: TestCtx) => ctx.db.selectFrom('thread').selectAll().orderBy('id').execute();
const openMatters = (ctx: TestCtx) =>
  ctx.db
    .selectFrom('matter')
    .select(['kind', 'subject_id', 'assigned_to'])
    .where('closed_at', 'is', null)
    .execute();
const asTomas = (cast: Stage, thread: number) => ({
  programme: cast.programme,
  actor: { kind: 'person', id: cast.people.tomas } as const,
  scope: ALL,
  thread,
});
const answer = (ctx: TestCtx, cast: Stage, thread: number, body = 'Soon.') =>
  answerThread(ctx, { ...asTomas(cast, thread), body, formKey: body, channel: 'page', close: false });

test('a mail opens a thread that waits on the work list, and the same mail again changes nothing', () =>
  onStage(async (ctx, cast) => {
    const first = await written(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    expect(first.opened).toBe(true);
    expect(await openMatters(ctx)).toEqual([
      { kind: 'thread-waiting', subject_id: first.thread, assigned_to: null },
    ]);
    const again = await written(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    expect(again).toMatchObject({ thread: first.thread, message: first.message, opened: false });
    expect(await threads(ctx)).toHaveLength(1);
    expect(await ctx.db.selectFrom('thread_message').select('id').execute()).toHaveLength(1);
  }));

test('an answer takes the thread off the list and goes to the person with what they wrote beneath', () =>
  onStage(async (ctx, cast) => {
    const { thread, message } = await written(ctx, cast, 'luca');
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

test('a reply joins its thread by token, by a reference to theirs or to ours, and opens it again', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await written(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    await answer(ctx, cast, thread);
    const { message_id: ours } = await ctx.db
      .selectFrom('outbox')
      .select('message_id')
      .where('kind', '=', 'inbox-answer')
      .executeTakeFirstOrThrow();
    for (const more of [
      { thread },
      { references: ['<unknown@x.example>', '<a@cast.example>'] },
      { references: [ours] },
    ]) {
      await closeThread(ctx, asTomas(cast, thread));
      const reply = await written(ctx, cast, 'luca', more);
      expect(reply).toMatchObject({ thread, opened: false });
      expect((await threads(ctx))[0]?.state).toBe('waiting');
    }
    expect((await written(ctx, cast, 'luca')).opened).toBe(true);
  }));

test('nobody gets into somebody else’s thread, whatever the mail refers to', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await written(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    await answer(ctx, cast, thread);
    const { message_id: ours } = await ctx.db
      .selectFrom('outbox')
      .select('message_id')
      .where('kind', '=', 'inbox-answer')
      .executeTakeFirstOrThrow();
    const mail = await written(ctx, cast, 'nils', { thread, references: [ours, '<a@cast.example>'] });
    expect(mail.opened).toBe(true);
    expect(mail.thread).not.toBe(thread);
    // Nor does a stranger's mail with a known Message-ID count as the one that is here.
    expect((await written(ctx, cast, 'mei', { messageId: '<a@cast.example>' })).opened).toBe(true);
  }));

test('an outside address is heard without confirming anything, and becomes a person with nothing else', () =>
  onStage(async (ctx, cast) => {
    const from = { address: 'Stranger@Post.example', name: '  A\nStranger ' };
    const first = await mailFrom(ctx, cast, 'luca', { from, locale: 'fr' });
    const second = await mailFrom(ctx, cast, 'luca', { from: { ...from, name: 'Other' } });
    expect([first.ok, second.ok]).toEqual([true, true]);
    const person = await ctx.db
      .selectFrom('person')
      .selectAll()
      .where('address', '=', 'stranger@post.example')
      .executeTakeFirstOrThrow();
    expect(person).toMatchObject({ name: 'A Stranger', locale: 'fr', account_id: null });
    expect(person.address_confirmed_at).toBeNull();
    expect((await threads(ctx)).map((row) => row.person_id)).toEqual([person.id, person.id]);
    const bad = { address: 'not an address', name: '' };
    expect(await mailFrom(ctx, cast, 'luca', { from: bad })).toEqual({ ok: false, reason: 'address' });
    expect(await mailFrom(ctx, cast, 'luca', { body: ' ', subject: '' })).toEqual({
      ok: false,
      reason: 'empty',
    });
  }));

test('what is spam leaves the list, its sender is not heard any more, and both can be taken back', () =>
  onStage(async (ctx, cast) => {
    const from = { address: 'win@post.example', name: 'Win' };
    const first = await mailFrom(ctx, cast, 'luca', { from });
    if (!first.ok) throw new Error(first.reason);
    expect((await markSpam(ctx, asTomas(cast, first.thread))).ok).toBe(true);
    expect(await openMatters(ctx)).toEqual([]);
    expect(await mailFrom(ctx, cast, 'luca', { from })).toEqual({ ok: false, reason: 'ignored' });
    expect((await unmarkSpam(ctx, asTomas(cast, first.thread))).ok).toBe(true);
    expect(await openMatters(ctx)).toHaveLength(1);
    expect((await mailFrom(ctx, cast, 'luca', { from })).ok).toBe(true);
    const own = await written(ctx, cast, 'ines');
    expect(await markSpam(ctx, asTomas(cast, own.thread))).toEqual({ ok: false, reason: 'volunteer' });
  }));

test('a sender is told at most once a day that a mail is here, and only when they may be', () =>
  onStage(async (ctx, cast) => {
    const told = async () =>
      (await ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'inbox-received').execute()).length;
    await written(ctx, cast, 'luca');
    expect(await told()).toBe(0);
    await written(ctx, cast, 'luca', { mayAcknowledge: true });
    await written(ctx, cast, 'luca', { mayAcknowledge: true });
    expect(await told()).toBe(1);
    // Nor when something else was answered to that address today.
    const day = ctx.clock.now().toISOString().slice(0, 10);
    await ctx.db
      .insertInto('automatic_answer')
      .values({ programme_id: cast.programme, address: 'mei@cast.example', day })
      .execute();
    await written(ctx, cast, 'mei', { mayAcknowledge: true });
    expect(await told()).toBe(1);
    ctx.clock.forward(24);
    await written(ctx, cast, 'luca', { mayAcknowledge: true });
    expect(await told()).toBe(2);
  }));

test('of two programmes each has its own senders and threads', () =>
  onStage(async (ctx, cast) => {
    const other = await stage(ctx, 'elsewhere');
    const { thread } = await written(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    const mail = await takeMail(ctx, {
      programme: other.programme,
      from: { address: 'luca@cast.example', name: 'Luca' },
      thread,
      subject: '',
      body: 'Hello',
      verified: true,
      messageId: '<b@cast.example>',
      references: ['<a@cast.example>'],
    });
    expect(mail).toMatchObject({ ok: true, opened: true });
    expect(await answer(ctx, other, thread)).toEqual({ ok: false, reason: 'unknown' });
  }));

test('who is named as the sender of spam is heard all the same when it is shown that they write', () =>
  onStage(async (ctx, cast) => {
    const forged = await written(ctx, cast, 'luca', { verified: false });
    expect((await markSpam(ctx, asTomas(cast, forged.thread))).ok).toBe(true);
    expect(await mailFrom(ctx, cast, 'luca', { verified: false })).toEqual({ ok: false, reason: 'ignored' });
    const own = await written(ctx, cast, 'luca');
    await writeIn(ctx, {
      programme: cast.programme,
      from: { person: cast.people.luca },
      locale: 'en',
      body: 'Am I heard?',
      formKey: 'a',
      suspect: false,
    });
    expect((await threads(ctx)).map((row) => row.spam_at !== null)).toEqual([true, false, false]);
    // What was their own is another matter.
    expect((await markSpam(ctx, asTomas(cast, own.thread))).ok).toBe(true);
    expect(await mailFrom(ctx, cast, 'luca')).toEqual({ ok: false, reason: 'ignored' });
  }));

test('that something is wrong is heard from whoever says so', () =>
  onStage(async (ctx, cast) => {
    const own = await written(ctx, cast, 'luca');
    await markSpam(ctx, asTomas(cast, own.thread));
    expect((await mailFrom(ctx, cast, 'luca', { isWrong: true, verified: false })).ok).toBe(true);
  }));

test('what others send in somebody’s name uses up nothing of what they may write themselves', () =>
  onStage(async (ctx, cast) => {
    for (let n = 0; n < A_DAY.person; n++) await written(ctx, cast, 'luca', { verified: false });
    expect(await mailFrom(ctx, cast, 'luca', { verified: false })).toEqual({ ok: false, reason: 'often' });
    for (let n = 0; n < A_DAY.person; n++) await written(ctx, cast, 'luca');
    expect(await mailFrom(ctx, cast, 'luca')).toEqual({ ok: false, reason: 'often' });
  }));
