import { expect, test } from 'vitest';
import type { CastName, Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { takenMail } from '../../../test/inbox.ts';
import { onStage } from '../../../test/onStage.ts';
import { translator } from '../../i18n/translate.ts';
import { namesOf } from '../log/index.ts';
import { viewerOf } from '../partnerships/index.ts';
import { inbox } from './brings.ts';
import {
  answerByMail,
  answerThread,
  assignThread,
  handBack,
  handOver,
  listThreads,
  mergeThreads,
  messagesOf,
  partThreads,
  threadFor,
  watchInbox,
} from './index.ts';
import { ALL, by, notices, scopeOf } from '../../../test/inboxScopes.ts';

async function seen(ctx: TestCtx, cast: Stage, who: CastName): Promise<number[]> {
  const found = await listThreads(ctx, cast.programme, await scopeOf(ctx, cast, who), {});
  return found.rows.map(({ id }) => id).sort((a, b) => a - b);
}

test('a director sees all, an ambassador her country’s people, safeguarding only what was handed over, others nothing', () =>
  onStage(async (ctx, cast) => {
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.mei).execute();
    const luca = (await takenMail(ctx, cast, 'luca')).thread;
    const mei = (await takenMail(ctx, cast, 'mei')).thread;
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

test('a private conversation is named in the log before its readers alone, whatever others they see', () =>
  onStage(async (ctx, cast) => {
    const luca = (await takenMail(ctx, cast, 'luca')).thread;
    const mei = (await takenMail(ctx, cast, 'mei')).thread;
    await handOver(ctx, await by(ctx, cast, 'tomas', mei));
    const { programme } = cast;
    const named = async (who: CastName): Promise<number[]> => {
      const viewer = await viewerOf(ctx, { programme_id: programme, id: cast.people[who] });
      const reader = { programme, source: 'en', lang: 'en', t: translator('en').t, viewer };
      const { names } = inbox.subjects.thread;
      const found = await namesOf(ctx, reader, new Map([['thread', { names, ids: [luca, mei] }]]));
      return found.map(([, id]) => id).sort((a, b) => a - b);
    };
    expect(await named('tomas')).toEqual([luca]);
    expect(await named('ines')).toEqual([luca, mei]);
  }));

test('nothing is handed over while the programme has nobody for safeguarding', () =>
  onStage(async (ctx, cast) => {
    const { thread } = await takenMail(ctx, cast, 'luca');
    await ctx.db.deleteFrom('role').where('role', '=', 'safeguarding').execute();
    expect(await handOver(ctx, await by(ctx, cast, 'tomas', thread))).toEqual({
      ok: false,
      reason: 'nobody',
    });
  }));

test('whoever has a thread in hand is mailed; while nobody has, those who asked for it', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { thread } = await takenMail(ctx, cast, 'luca');
    expect(await notices(ctx)).toEqual([]);
    for (const who of ['tomas', 'ngozi', 'elif'] as const)
      await watchInbox(ctx, { programme, person: people[who], on: true });
    // Luca is not one of Ngozi's people, and Elif sees nothing of it.
    await takenMail(ctx, cast, 'luca', { thread });
    expect(await notices(ctx)).toEqual([people.tomas]);
    await assignThread(ctx, {
      ...(await by(ctx, cast, 'olga', thread)),
      scope: ALL,
      to: people.tomas,
    });
    await watchInbox(ctx, { programme, person: people.tomas, on: false });
    await takenMail(ctx, cast, 'luca', { thread });
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
    const { thread } = await takenMail(ctx, cast, 'luca');
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
    const first = await takenMail(ctx, cast, 'luca');
    const second = await takenMail(ctx, cast, 'luca', {
      from: { address: 'luca@home.example', name: 'Luca' },
    });
    const merged = await mergeThreads(ctx, {
      ...(await by(ctx, cast, 'tomas', second.thread)),
      into: first.thread,
    });
    expect(merged).toEqual({ ok: true });
    const scope = await scopeOf(ctx, cast, 'tomas');
    expect(await threadFor(ctx, programme, scope, second.thread)).toEqual({ mergedInto: first.thread });
    expect((await messagesOf(ctx, programme, ALL, first.thread)).messages).toHaveLength(2);
    const reply = await takenMail(ctx, cast, 'luca', {
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
