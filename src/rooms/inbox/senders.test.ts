import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { mailFrom, takenMail } from '../../../test/inbox.ts';
import { onStage } from '../../../test/onStage.ts';
import { markSpam, addMailToThread, unmarkSpam, writeIn } from './index.ts';
import { A_DAY } from './rules.ts';
import { answer, asTomas, openMatters, threads } from '../../../test/takenIn.ts';

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
    const own = await takenMail(ctx, cast, 'ines');
    expect(await markSpam(ctx, asTomas(cast, own.thread))).toEqual({ ok: false, reason: 'volunteer' });
  }));

test('a sender is told at most once a day that a mail is here, and only when they may be', () =>
  onStage(async (ctx, cast) => {
    const told = async () =>
      (await ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'inbox-received').execute()).length;
    await takenMail(ctx, cast, 'luca');
    expect(await told()).toBe(0);
    await takenMail(ctx, cast, 'luca', { mayAcknowledge: true });
    await takenMail(ctx, cast, 'luca', { mayAcknowledge: true });
    expect(await told()).toBe(1);
    // Nor is one sent when something else was answered to that address today.
    const day = ctx.clock.now().toISOString().slice(0, 10);
    await ctx.db
      .insertInto('automatic_answer')
      .values({ programme_id: cast.programme, address: 'mei@cast.example', day })
      .execute();
    await takenMail(ctx, cast, 'mei', { mayAcknowledge: true });
    expect(await told()).toBe(1);
    ctx.clock.forward(24);
    await takenMail(ctx, cast, 'luca', { mayAcknowledge: true });
    expect(await told()).toBe(2);
  }));

test('of two programmes each has its own senders and threads', () =>
  onStage(async (ctx, cast) => {
    const other = await stage(ctx, 'elsewhere');
    const { thread } = await takenMail(ctx, cast, 'luca', { messageId: '<a@cast.example>' });
    const mail = await addMailToThread(ctx, {
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
    const forged = await takenMail(ctx, cast, 'luca', { verified: false });
    expect((await markSpam(ctx, asTomas(cast, forged.thread))).ok).toBe(true);
    expect(await mailFrom(ctx, cast, 'luca', { verified: false })).toEqual({ ok: false, reason: 'ignored' });
    const own = await takenMail(ctx, cast, 'luca');
    await writeIn(ctx, {
      programme: cast.programme,
      from: { person: cast.people.luca },
      locale: 'en',
      body: 'Am I heard?',
      formKey: 'a',
      suspect: false,
    });
    expect((await threads(ctx)).map((row) => row.spam_at !== null)).toEqual([true, false, false]);
    // Their proven thread is marked as spam as well: now they are ignored.
    expect((await markSpam(ctx, asTomas(cast, own.thread))).ok).toBe(true);
    expect(await mailFrom(ctx, cast, 'luca')).toEqual({ ok: false, reason: 'ignored' });
  }));

test('that something is wrong is heard from whoever says so', () =>
  onStage(async (ctx, cast) => {
    const own = await takenMail(ctx, cast, 'luca');
    await markSpam(ctx, asTomas(cast, own.thread));
    expect((await mailFrom(ctx, cast, 'luca', { isWrong: true, verified: false })).ok).toBe(true);
  }));

test('what others send in somebody’s name uses up nothing of what they may write themselves', () =>
  onStage(async (ctx, cast) => {
    for (let n = 0; n < A_DAY.person; n++) await takenMail(ctx, cast, 'luca', { verified: false });
    expect(await mailFrom(ctx, cast, 'luca', { verified: false })).toEqual({ ok: false, reason: 'often' });
    for (let n = 0; n < A_DAY.person; n++) await takenMail(ctx, cast, 'luca');
    expect(await mailFrom(ctx, cast, 'luca')).toEqual({ ok: false, reason: 'often' });
  }));
