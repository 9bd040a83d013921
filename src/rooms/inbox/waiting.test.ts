import { expect, test } from 'vitest';
import type { CastName } from '../../../test/cast.ts';
import { mailFrom, takenMail } from '../../../test/inbox.ts';
import { onStage } from '../../../test/onStage.ts';
import {
  answerByMail,
  answerThread,
  assignThread,
  closeQuietThreads,
  closeThread,
  forgetThreads,
  handOver,
  listThreads,
  mergeThreads,
  noteThread,
  pressWaitingThreads,
  watchInbox,
} from './index.ts';
import type { ThreadFilter } from './reading/filtered.ts';
import { ALL, by, notices, scopeOf } from '../../../test/inboxScopes.ts';
import { copyRow } from '../../../test/copyRow.ts';
import type { Place } from '../../lib/placeInList.ts';

test('after two were merged an answer quotes its own reader alone', () =>
  onStage(async (ctx, cast) => {
    const first = await takenMail(ctx, cast, 'luca');
    const second = await takenMail(ctx, cast, 'nils');
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
    const own = await takenMail(ctx, cast, 'tomas');
    expect(await notices(ctx)).toEqual([]);
    const { thread } = await takenMail(ctx, cast, 'luca');
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
    const { thread } = await takenMail(ctx, cast, 'amina', { body: 'The 100% rule_book' });
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.amina).execute();
    await takenMail(ctx, cast, 'luca');
    const find = async (who: CastName, search: string): Promise<number[]> => {
      const scope = await scopeOf(ctx, cast, who);
      return (await listThreads(ctx, cast.programme, scope, { search })).rows.map(({ id }) => id);
    };
    for (const words of ['100%', 'RULE_BOOK', 'book rule', 'Diallo', 'amina@cast'])
      expect(await find('tomas', words), words).toEqual([thread]);
    for (const words of ['ook', 'rule cookery', '%%', "'; drop"])
      expect(await find('tomas', words), words).toEqual([]);
    expect(await find('ngozi', 'Diallo')).toEqual([thread]);
    expect(await find('ngozi', 'amina@cast')).toEqual([]);
  }));

test('as many conversations are counted as are listed, whoever of their people is erased', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    for (const name of ['luca', 'nils', 'luca', 'amina'] as const) await takenMail(ctx, cast, name);
    const counted = async (filter: ThreadFilter = {}) => {
      const { rows, count } = await listThreads(ctx, programme, ALL, filter);
      return [rows.length, count];
    };
    expect(await counted()).toEqual([4, 4]);
    expect(await counted({ state: 'open' })).toEqual([0, 0]);
    await ctx.db
      .updateTable('person')
      .set({ erased_at: ctx.clock.now() })
      .where('id', '=', people.nils)
      .execute();
    expect(await counted()).toEqual([3, 3]);
    expect(await counted({ person: people.nils })).toEqual([0, 0]);
  }));

test('a search for what most of the newest conversations are about finds the same, row after row, and counts none of them', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const { thread } = await takenMail(ctx, cast, 'amina', {
      subject: 'Doors',
      body: 'About hours in winter.',
    });
    const { thread: other } = await takenMail(ctx, cast, 'luca', { subject: 'Doors', body: 'They stick.' });
    const find = async (search: string) => {
      const { rows, count } = await listThreads(ctx, programme, ALL, { search });
      return { ids: rows.map(({ id }) => id), count };
    };
    expect(await find('hour')).toEqual({ ids: [thread], count: 1 });
    for (let n = 0; n < 40; n += 1) {
      const { thread: one } = await takenMail(ctx, cast, 'mei', { subject: `Hours ${n}` });
      expect(one).toBeGreaterThan(other);
    }
    const hours = await find('hour');
    expect(hours.count).toBe(null);
    expect(hours.ids).toHaveLength(41);
    expect(hours.ids).toContain(thread);
    expect(hours.ids).not.toContain(other);
    // By the name of the person, when hardly any thread contains it.
    expect(await find('luca')).toEqual({ ids: [other], count: 1 });
  }));

test('a search finds words however they are written: accents, apostrophes, Arabic, and Chinese that parts no words', () =>
  onStage(async (ctx, cast) => {
    const body = `L’école est fermée à Reykjavík. مرحبًا بكم. 我在图书馆工作了三年。 ${'x'.repeat(5000)} Στους φίλους`;
    const { thread } = await takenMail(ctx, cast, 'amina', { subject: 'Fermé?', body });
    await takenMail(ctx, cast, 'luca');
    const find = async (search: string): Promise<number[]> =>
      (await listThreads(ctx, cast.programme, ALL, { search })).rows.map(({ id }) => id);
    for (const words of [
      'ecole FERMEE',
      'École',
      'reykjavik',
      'مرحبا',
      '图书馆',
      '书馆工作了三年',
      'x'.repeat(70),
      'φιλου',
    ])
      expect(await find(words), words).toEqual([thread]);
    for (const words of ['馆书', 'kole', 'cole']) expect(await find(words), words).toEqual([]);
  }));

test('those who wait come first, the longest waiting before the others even when they write again', () =>
  onStage(async (ctx, cast) => {
    const write = async (who: CastName, thread?: number): Promise<number> => {
      ctx.clock.forward(1);
      return (await takenMail(ctx, cast, who, { thread })).thread;
    };
    const luca = await write('luca');
    const mei = await write('mei');
    const nils = await write('nils');
    await write('luca', luca);
    await closeThread(ctx, await by(ctx, cast, 'tomas', nils));
    const found = await listThreads(ctx, cast.programme, ALL, {});
    expect(found.rows.map(({ id }) => id)).toEqual([luca, mei, nils]);
  }));

test('whoever has waited three days stands higher on the work list', () =>
  onStage(async (ctx, cast) => {
    const early = await takenMail(ctx, cast, 'luca');
    ctx.clock.forward(73);
    await takenMail(ctx, cast, 'mei');
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
    const { thread } = await takenMail(ctx, cast, 'luca');
    for (let turn = 0; turn < 20; turn++) {
      const answer = { programme, volunteer: people.tomas, thread, body: 'Away.', formKey: String(turn) };
      expect((await answerByMail(ctx, answer)).ok).toBe(true);
      await takenMail(ctx, cast, 'luca', { thread, body: 'Away too.' });
    }
    const more = { programme, volunteer: people.tomas, thread, body: 'Away.', formKey: 'more' };
    expect(await answerByMail(ctx, more)).toEqual({ ok: false, reason: 'often' });
    for (let turn = 21; turn < 50; turn++) await takenMail(ctx, cast, 'luca', { thread });
    expect(await mailFrom(ctx, cast, 'luca', { thread })).toEqual({ ok: false, reason: 'often' });
    ctx.clock.forward(25);
    expect((await answerByMail(ctx, more)).ok).toBe(true);
    expect((await mailFrom(ctx, cast, 'luca', { thread })).ok).toBe(true);
  }));

test('an answered thread settles by itself after three weeks and goes after a year, with the outsider who wrote it', () =>
  onStage(async (ctx, cast) => {
    const outside = { from: { address: 'once@post.example', name: '' } };
    const { thread } = await takenMail(ctx, cast, 'luca', outside);
    const waiting = await takenMail(ctx, cast, 'mei');
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

test('the inbox is read page by page, those who wait first, whichever are asked for', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await takenMail(ctx, cast, 'luca');
    const at = (hours: number): string =>
      new Date(ctx.clock.now().getTime() - hours * 3_600_000).toISOString();
    const copies = Array.from({ length: 79 }, (_, n) => ({
      state: (['waiting', 'open', 'closed'] as const)[n % 3],
      state_at: at(n % 40),
      last_at: at((n * 7) % 50),
      assigned_to: n % 2 ? cast.people.tomas : null,
      spam_at: n % 11 ? null : at(1),
    }));
    await copyRow(ctx, 'thread', thread, copies);
    const rows = await ctx.db.selectFrom('thread').selectAll().execute();
    const inOrder = rows.toSorted(
      (a, b) =>
        Number(b.state === 'waiting') - Number(a.state === 'waiting') ||
        (a.state === 'waiting'
          ? a.state_at.getTime() - b.state_at.getTime()
          : b.last_at.getTime() - a.last_at.getTime()) ||
        a.id - b.id,
    );
    for (const [filter, is] of [
      [{}, (row) => !row.spam_at],
      [{ spam: true }, (row) => row.spam_at !== null],
      [{ state: 'closed' }, (row) => !row.spam_at && row.state === 'closed'],
      [{ assigned: cast.people.tomas }, (row) => !row.spam_at && row.assigned_to === cast.people.tomas],
    ] as [ThreadFilter, (row: (typeof rows)[number]) => boolean][]) {
      const expected = inOrder.filter(is).map(({ id }) => id);
      const seen: number[] = [];
      let place: Place | null | undefined;
      do {
        const page = await listThreads(ctx, cast.programme, ALL, { ...filter, ...(place ? { place } : {}) });
        expect(page.count).toBe(expected.length);
        seen.push(...page.rows.map(({ id }) => id));
        place = page.next;
      } while (place);
      expect(seen).toEqual(expected);
    }
  }));
