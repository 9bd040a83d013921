import { expect, test } from 'vitest';
import type { CastName, Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { mailFrom, written } from '../../../test/inbox.ts';
import { onStage } from '../../../test/onStage.ts';
import {
  answerByMail,
  answerThread,
  assignThread,
  closeQuietThreads,
  closeThread,
  forgetThreads,
  handBack,
  handOver,
  inboxScopeOf,
  listThreads,
  mergeThreads,
  messagesOf,
  noteThread,
  partThreads,
  pressWaitingThreads,
  scopeFor,
  threadFor,
  watchInbox,
} from './index.ts';
import type { InboxScope } from './index.ts';

const ALL = inboxScopeOf({ grants: [], operator: true });

const scopeOf = (ctx: TestCtx, cast: Stage, who: CastName): Promise<InboxScope> =>
  scopeFor(ctx, { programme_id: cast.programme, id: cast.people[who] });

async function by(ctx: TestCtx, cast: Stage, who: CastName, thread: number) {
  return {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people[who] } as const,
    scope: await scopeOf(ctx, cast, who),
    thread,
  };
}

async function seen(ctx: TestCtx, cast: Stage, who: CastName): Promise<number[]> {
  const found = await listThreads(ctx, cast.programme, await scopeOf(ctx, cast, who), { page: 1 });
  return found.threads.map(({ id }) => id).sort((a, b) => a - b);
}

const notices = async (ctx: TestCtx): Promise<number[]> =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select('person_id')
      .where('kind', '=', 'inbox-notice')
      .orderBy('id')
      .execute()
  ).map((row) => row.person_id);

test('a director sees all, an ambassador her country’s people, safeguarding only what was handed over, others nothing', () =>
  onStage(async (ctx, cast) => {
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.mei).execute();
    const luca = (await written(ctx, cast, 'luca')).thread;
    const mei = (await written(ctx, cast, 'mei')).thread;
    expect(await seen(ctx, cast, 'tomas')).toEqual([luca, mei]);
    expect(await seen(ctx, cast, 'ngozi')).toEqual([mei]);
    for (const who of ['ines', 'bao', 'elif', 'luca'] as const)
      expect(await seen(ctx, cast, who)).toEqual([]);

    expect((await handOver(ctx, await by(ctx, cast, 'tomas', mei))).ok).toBe(true);
    expect(await seen(ctx, cast, 'tomas')).toEqual([luca]);
    expect(await seen(ctx, cast, 'ngozi')).toEqual([]);
    expect(await seen(ctx, cast, 'ines')).toEqual([mei]);
    const denied = await answerThread(ctx, {
      ...(await by(ctx, cast, 'tomas', mei)),
      body: 'Hello',
      formKey: 'a',
      channel: 'page',
      close: false,
    });
    expect(denied).toEqual({ ok: false, reason: 'unknown' });
    const open = await ctx.db
      .selectFrom('matter')
      .select(['kind', 'subject_id', 'country'])
      .where('closed_at', 'is', null)
      .orderBy('id')
      .execute();
    expect(open).toEqual([
      { kind: 'thread-waiting', subject_id: luca, country: 'IT' },
      { kind: 'thread-private', subject_id: mei, country: null },
    ]);
    expect((await handBack(ctx, await by(ctx, cast, 'ines', mei))).ok).toBe(true);
    expect(await seen(ctx, cast, 'ngozi')).toEqual([mei]);
    expect(await seen(ctx, cast, 'ines')).toEqual([]);
  }));

test('nothing is handed over while the programme has nobody for safeguarding', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await written(ctx, cast, 'luca');
    await ctx.db.deleteFrom('role').where('role', '=', 'safeguarding').execute();
    expect(await handOver(ctx, await by(ctx, cast, 'tomas', thread))).toEqual({
      ok: false,
      reason: 'nobody',
    });
  }));

test('whoever has a thread in hand is mailed; while nobody has, those who asked for it', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { thread } = await written(ctx, cast, 'luca');
    expect(await notices(ctx)).toEqual([]);
    for (const who of ['tomas', 'ngozi', 'elif'] as const)
      await watchInbox(ctx, { programme, person: people[who], on: true });
    // Luca is none of Ngozi's, and nothing of it is Elif's.
    await written(ctx, cast, 'luca', { thread });
    expect(await notices(ctx)).toEqual([people.tomas]);
    await assignThread(ctx, {
      ...(await by(ctx, cast, 'olga', thread)),
      scope: ALL,
      to: people.tomas,
    });
    await watchInbox(ctx, { programme, person: people.tomas, on: false });
    await written(ctx, cast, 'luca', { thread });
    expect(await notices(ctx)).toEqual([people.tomas, people.tomas]);
    const matter = await ctx.db
      .selectFrom('matter')
      .select('assigned_to')
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    expect(matter?.assigned_to).toBe(people.tomas);
    const refused = await assignThread(ctx, { ...(await by(ctx, cast, 'tomas', thread)), to: people.ngozi });
    expect(refused).toEqual({ ok: false, reason: 'volunteer' });
  }));

test('a volunteer answers by mail, and their own address never goes out', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { thread } = await written(ctx, cast, 'luca');
    const mail = {
      programme,
      volunteer: people.tomas,
      thread,
      body: 'Write to TOMAS@cast.example or tomas@cast.example.',
      formKey: '7',
    };
    expect((await answerByMail(ctx, mail)).ok).toBe(true);
    expect((await answerByMail(ctx, mail)).ok).toBe(true);
    const answers = (await messagesOf(ctx, programme, ALL, thread)).messages.filter(
      ({ kind }) => kind === 'out',
    );
    expect(answers).toHaveLength(1);
    expect(answers[0]?.body).toBe('Write to hello@far-shelves.example or hello@far-shelves.example.');
    expect(answers[0]?.channel).toBe('mail');
    expect(await answerByMail(ctx, { ...mail, volunteer: people.ngozi })).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await answerByMail(ctx, { ...mail, volunteer: people.luca })).toEqual({
      ok: false,
      reason: 'unknown',
    });
  }));

test('two threads become one, answers to either land there, and the log’s undo takes them apart', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const first = await written(ctx, cast, 'luca');
    const second = await written(ctx, cast, 'luca', { from: { address: 'luca@home.example', name: 'Luca' } });
    const merged = await mergeThreads(ctx, {
      ...(await by(ctx, cast, 'tomas', second.thread)),
      into: first.thread,
    });
    expect(merged).toEqual({ ok: true });
    const scope = await scopeOf(ctx, cast, 'tomas');
    expect(await threadFor(ctx, programme, scope, second.thread)).toEqual({ mergedInto: first.thread });
    expect((await messagesOf(ctx, programme, ALL, first.thread)).messages).toHaveLength(2);
    const reply = await written(ctx, cast, 'luca', {
      from: { address: 'luca@home.example', name: '' },
      thread: second.thread,
    });
    expect(reply).toMatchObject({ thread: first.thread, opened: false });
    const event = await ctx.db
      .selectFrom('event')
      .select(['id', 'data'])
      .where('kind', '=', 'thread-merged')
      .executeTakeFirstOrThrow();
    const parted = await partThreads(ctx, {
      ...(await by(ctx, cast, 'tomas', first.thread)),
      from: second.thread,
      messages: event.data['messages'] as number[],
      before: String(event.data['before']),
      undoes: event.id,
    });
    expect(parted).toEqual({ ok: true });
    expect((await messagesOf(ctx, programme, ALL, second.thread)).messages).toHaveLength(1);
    expect(
      await mergeThreads(ctx, { ...(await by(ctx, cast, 'tomas', first.thread)), into: first.thread }),
    ).toEqual({
      ok: false,
      reason: 'same',
    });
  }));

test('after two were merged an answer quotes its own reader alone', () =>
  onStage(async (ctx, cast) => {
    const first = await written(ctx, cast, 'luca');
    const second = await written(ctx, cast, 'nils');
    await mergeThreads(ctx, { ...(await by(ctx, cast, 'tomas', second.thread)), into: first.thread });
    await answerThread(ctx, {
      ...(await by(ctx, cast, 'tomas', first.thread)),
      body: 'Yes.',
      formKey: 'a',
      channel: 'page',
      close: false,
    });
    const mail = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'data'])
      .where('kind', '=', 'inbox-answer')
      .executeTakeFirstOrThrow();
    expect(mail.person_id).toBe(cast.people.luca);
    expect(mail.data['quoted']).toBe(first.message);
  }));

test('what a volunteer writes is not mailed to that volunteer, and leaves the hands of who may not see it any more', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await watchInbox(ctx, { programme, person: people.tomas, on: true });
    const own = await written(ctx, cast, 'tomas');
    expect(await notices(ctx)).toEqual([]);
    const { thread } = await written(ctx, cast, 'luca');
    await assignThread(ctx, { ...(await by(ctx, cast, 'tomas', thread)), to: people.tomas });
    await handOver(ctx, await by(ctx, cast, 'tomas', thread));
    const rows = await ctx.db.selectFrom('thread').select(['id', 'assigned_to']).orderBy('id').execute();
    expect(rows).toEqual([
      { id: own.thread, assigned_to: null },
      { id: thread, assigned_to: null },
    ]);
  }));

test('a search finds words, names and, for those who may see them, addresses', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await written(ctx, cast, 'amina', { body: 'The 100% rule_book' });
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.amina).execute();
    await written(ctx, cast, 'luca');
    const find = async (who: CastName, search: string): Promise<number[]> => {
      const scope = await scopeOf(ctx, cast, who);
      return (await listThreads(ctx, cast.programme, scope, { search, page: 1 })).threads.map(({ id }) => id);
    };
    for (const words of ['100%', 'RULE_BOOK', 'Diallo', 'amina@cast'])
      expect(await find('tomas', words), words).toEqual([thread]);
    expect(await find('tomas', 'rule%book')).toEqual([]);
    expect(await find('ngozi', 'Diallo')).toEqual([thread]);
    expect(await find('ngozi', 'amina@cast')).toEqual([]);
  }));

test('those who wait come first, the longest waiting before the others even when they write again', () =>
  onStage(async (ctx, cast) => {
    const write = async (who: CastName, thread?: number): Promise<number> => {
      ctx.clock.forward(1);
      return (await written(ctx, cast, who, { thread })).thread;
    };
    const luca = await write('luca');
    const mei = await write('mei');
    const nils = await write('nils');
    await write('luca', luca);
    await closeThread(ctx, await by(ctx, cast, 'tomas', nils));
    const found = await listThreads(ctx, cast.programme, ALL, { page: 1 });
    expect(found.threads.map(({ id }) => id)).toEqual([luca, mei, nils]);
  }));

test('whoever has waited three days stands higher on the work list', () =>
  onStage(async (ctx, cast) => {
    const early = await written(ctx, cast, 'luca');
    ctx.clock.forward(73);
    await written(ctx, cast, 'mei');
    await pressWaitingThreads(ctx);
    const matters = await ctx.db
      .selectFrom('matter')
      .select(['subject_id', 'urgency'])
      .orderBy('id')
      .execute();
    expect(matters.map(({ urgency }) => urgency)).toEqual([2, 1]);
    expect(matters[0]?.subject_id).toBe(early.thread);
  }));

test('two machines that do not say what they are stop writing to each other through the inbox', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { thread } = await written(ctx, cast, 'luca');
    for (let turn = 0; turn < 20; turn++) {
      const answer = { programme, volunteer: people.tomas, thread, body: 'Away.', formKey: String(turn) };
      expect((await answerByMail(ctx, answer)).ok).toBe(true);
      await written(ctx, cast, 'luca', { thread, body: 'Away too.' });
    }
    const more = { programme, volunteer: people.tomas, thread, body: 'Away.', formKey: 'more' };
    expect(await answerByMail(ctx, more)).toEqual({ ok: false, reason: 'often' });
    for (let turn = 21; turn < 50; turn++) await written(ctx, cast, 'luca', { thread });
    expect(await mailFrom(ctx, cast, 'luca', { thread })).toEqual({ ok: false, reason: 'often' });
    ctx.clock.forward(25);
    expect((await answerByMail(ctx, more)).ok).toBe(true);
    expect((await mailFrom(ctx, cast, 'luca', { thread })).ok).toBe(true);
  }));

test('an answered thread settles by itself after three weeks and goes after a year, with the outsider who wrote it', () =>
  onStage(async (ctx, cast) => {
    const outside = { from: { address: 'once@post.example', name: '' } };
    const { thread } = await written(ctx, cast, 'luca', outside);
    const waiting = await written(ctx, cast, 'mei');
    const note = await noteThread(ctx, {
      ...(await by(ctx, cast, 'tomas', thread)),
      body: 'Kind.',
      formKey: 'n',
    });
    expect(note.ok).toBe(true);
    await answerThread(ctx, {
      ...(await by(ctx, cast, 'tomas', thread)),
      body: 'Here.',
      formKey: 'a',
      channel: 'page',
      close: false,
    });
    const states = async () =>
      (await ctx.db.selectFrom('thread').select(['id', 'state']).orderBy('id').execute()).map((row) => [
        row.id,
        row.state,
      ]);
    await closeQuietThreads(ctx);
    expect(await states()).toEqual([
      [thread, 'open'],
      [waiting.thread, 'waiting'],
    ]);
    ctx.clock.forward(22 * 24);
    await closeQuietThreads(ctx);
    expect(await states()).toEqual([
      [thread, 'closed'],
      [waiting.thread, 'waiting'],
    ]);
    await forgetThreads(ctx);
    expect(await states()).toHaveLength(2);
    ctx.clock.forward(366 * 24);
    await forgetThreads(ctx);
    expect(await states()).toEqual([[waiting.thread, 'waiting']]);
    const left = await ctx.db
      .selectFrom('person')
      .select('id')
      .where('address', '=', 'once@post.example')
      .execute();
    expect(left).toEqual([]);
    expect(
      await ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'inbox-answer').execute(),
    ).toEqual([]);
    await ctx.db.deleteFrom('person').where('id', '=', cast.people.mei).execute();
    await forgetThreads(ctx);
    expect(await ctx.db.selectFrom('matter').select('id').where('closed_at', 'is', null).execute()).toEqual(
      [],
    );
  }));
