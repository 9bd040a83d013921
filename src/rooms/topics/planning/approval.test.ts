import { expect, test } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { approveTopic, disapproveTopic } from './approve.ts';
import { assignWriter, morningsOf } from './calendar.ts';
import { publishedTopics, topicById } from '../queries.ts';
import { queueDueTopics } from './queueDue.ts';
import { scheduleTopic } from './schedule.ts';
import { draftOf } from '../draftOf.ts';
import { watchTopics } from './watch.ts';
import { createTopic } from '../write.ts';
import { changeTopic } from '../changeTopic.ts';

const command = { kind: 'command' } as const;

/** A topic planned for the first day of a round with two partners; with `empty` only its title is written. */
async function planned(ctx: TestCtx, empty = false) {
  const cast: Stage = await stage(ctx);
  const { programme, people } = cast;
  const round = await stageRound(ctx, programme);
  const [sample] = sampleTopics;
  const made = await createTopic(ctx, {
    programme,
    actor: command,
    draft: empty
      ? { sourceLocale: 'en', author: '', title: { en: 'Doors' }, summary: {}, essay: {}, questions: [] }
      : { sourceLocale: 'en', ...sample! },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const input = { programme, actor: command, round: round.id, topic: made.topic };
  expect(await scheduleTopic(ctx, input)).toEqual({ ok: true, day: '2027-02-12' });
  await stagePartnership(ctx, programme, round.id, [people.amina, people.mei]);
  return { ...cast, input, topic: made.topic };
}

const matters = async (ctx: TestCtx) =>
  (
    await ctx.db
      .selectFrom('matter')
      .select(['kind', 'urgency', 'assigned_to'])
      .where('closed_at', 'is', null)
      .execute()
  ).map(({ kind, urgency, assigned_to }) => [kind, urgency, assigned_to]);

test('a topic nobody approved is neither sent nor public, and comes onto the work list a week before its day', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { input, people, programme } = await planned(ctx);
    await assignWriter(ctx, { ...input, writer: people.elif, draftDue: null });
    ctx.clock.set('2027-02-03T12:00:00Z');
    await watchTopics(ctx);
    expect(await matters(ctx)).toEqual([]);
    ctx.clock.set('2027-02-05T12:00:00Z');
    await watchTopics(ctx);
    await watchTopics(ctx);
    expect(await matters(ctx)).toEqual([['topic-unapproved', 1, people.elif]]);
    ctx.clock.set('2027-02-11T12:00:00Z');
    await watchTopics(ctx);
    expect(await matters(ctx)).toEqual([['topic-unapproved', 2, people.elif]]);
    ctx.clock.set('2027-02-14T12:00:00Z');
    await queueDueTopics(ctx);
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([]);
    expect(await publishedTopics(ctx, programme)).toEqual([]);
    await approveTopic(ctx, input);
    expect(await matters(ctx)).toEqual([]);
  });
});

test('a topic approved late is public at once, and its mails leave at each reader’s next morning', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { input, people, programme } = await planned(ctx);
    ctx.clock.set('2027-02-14T12:00:00Z');
    expect(await approveTopic(ctx, input)).toEqual({ ok: true });
    expect((await publishedTopics(ctx, programme)).map(({ dueAt }) => dueAt)).toEqual([ctx.clock.now()]);
    await queueDueTopics(ctx);
    const mails = await db.selectFrom('outbox').select(['person_id', 'due_at']).execute();
    expect(new Map(mails.map((mail) => [mail.person_id, mail.due_at]))).toEqual(
      new Map([
        [people.amina, wallToInstant('2027-02-15T09:00', 'Africa/Dakar')],
        [people.mei, wallToInstant('2027-02-15T09:00', 'Asia/Shanghai')],
      ]),
    );
  });
});

test('only a complete topic is approved; what says something new is approved again, a translation is not', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { input, programme, topic } = await planned(ctx, true);
    expect(await approveTopic(ctx, input)).toEqual({
      ok: false,
      problems: [
        { part: 'summary', locale: 'en', reason: 'required' },
        { part: 'essay', locale: 'en', reason: 'required' },
        { part: 'question', number: 1, locale: 'en', reason: 'few-questions' },
      ],
    });
    const [sample] = sampleTopics;
    const draft = { sourceLocale: 'en', ...sample! };
    const change = (changed: Partial<typeof draft>) =>
      changeTopic(ctx, { programme, actor: command, topic, draft: { ...draft, ...changed } });
    expect(await change({})).toEqual({ ok: true, again: false });
    expect(await approveTopic(ctx, input)).toEqual({ ok: true });
    expect(await change({ title: { ...draft.title, fr: 'Autre' } })).toEqual({ ok: true, again: false });
    expect(await change({ title: { en: 'Windows' } })).toEqual({ ok: true, again: true });
    ctx.clock.set('2027-02-11T12:00:00Z');
    await queueDueTopics(ctx);
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([]);

    await approveTopic(ctx, input);
    await queueDueTopics(ctx);
    expect(await disapproveTopic(ctx, input)).toEqual({ ok: false, reason: 'already-queued' });
    const empty = { ...draftOf((await topicById(ctx, programme, topic))!), essay: {} };
    expect(await changeTopic(ctx, { programme, actor: command, topic, draft: empty })).toEqual({
      ok: false,
      problems: [{ part: 'essay', locale: 'en', reason: 'required' }],
    });
  });
});

test('a draft that is not complete by its deadline comes onto the work list, and leaves it when it is', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { input, people, programme, topic } = await planned(ctx, true);
    const assign = (writer: number, draftDue: string) => assignWriter(ctx, { ...input, writer, draftDue });
    expect(await assign(people.nils, '2027-01-20')).toEqual({ ok: false, reason: 'unknown' });
    expect(await assign(people.elif, '2027-02-31')).toEqual({ ok: false, reason: 'bad-day' });
    expect(await assign(people.elif, '2027-01-20')).toEqual({ ok: true });
    ctx.clock.set('2027-01-20T12:00:00Z');
    await watchTopics(ctx);
    expect(await matters(ctx)).toEqual([]);
    ctx.clock.set('2027-01-21T12:00:00Z');
    await watchTopics(ctx);
    expect(await matters(ctx)).toEqual([['topic-late', 1, people.elif]]);
    await changeTopic(ctx, {
      programme,
      actor: command,
      topic,
      draft: { sourceLocale: 'en', ...sampleTopics[0]! },
    });
    await watchTopics(ctx);
    expect(await matters(ctx)).toEqual([]);
  });
});

test('the calendar says where the first and the last mail of a day leave', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { input, programme } = await planned(ctx);
    const mornings = await morningsOf(ctx, programme, input.round);
    expect(mornings({ day: '2027-02-12', queuedAt: null })).toEqual({
      readers: 2,
      first: { zone: 'Asia/Shanghai', at: wallToInstant('2027-02-12T09:00', 'Asia/Shanghai') },
      last: { zone: 'Africa/Dakar', at: wallToInstant('2027-02-12T09:00', 'Africa/Dakar') },
    });
    const nobody = await morningsOf(ctx, programme, 999);
    expect(nobody({ day: '2027-02-12', queuedAt: null })).toBeNull();
    // A mail that has left keeps its hour.
    ctx.clock.set('2027-03-01T00:00:00Z');
    const left = (await morningsOf(ctx, programme, input.round))({
      day: '2027-02-12',
      queuedAt: new Date('2027-02-10T00:00:00Z'),
    });
    expect(left?.first.at).toEqual(wallToInstant('2027-02-12T09:00', 'Asia/Shanghai'));
  });
});
