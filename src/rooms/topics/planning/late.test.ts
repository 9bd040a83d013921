import { expect, test } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { stageRound } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { withTopic } from '../../../../test/oneTopic.ts';
import { onStage } from '../../../../test/onStage.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { subscribe } from '../../readers/index.ts';
import { approveTopic } from './approve.ts';
import { queueDueTopics } from './queueDue.ts';
import { scheduleTopic } from './schedule.ts';
import { createTopic } from '../write.ts';

const actor = { kind: 'command' } as const;
const nine = (zone: string): Date => wallToInstant('2027-02-12T09:00', zone);

/** Queues what is due, twice, and returns all mails about topics. */
async function queuedTopics(ctx: TestCtx) {
  await queueDueTopics(ctx);
  await queueDueTopics(ctx);
  return ctx.db.selectFrom('outbox').selectAll().where('kind', '=', 'topic').orderBy('id').execute();
}

test('who asks for topics or is introduced while the mails of a topic lie in the outbox gets it in their own morning, once', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { id: round } = await stageRound(ctx, programme);
    const sample = sampleTopics[0]!;
    const draft = { sourceLocale: 'en', ...sample };
    const made = await createTopic(ctx, { programme, actor, slug: sample.slug, draft });
    if (!made.ok) throw new Error('no topic');
    const plan = { programme, actor, round, topic: made.topic };
    expect(await scheduleTopic(ctx, plan)).toEqual({ ok: true, day: '2027-02-12' });
    await approveTopic(ctx, plan);
    const mails = async () => {
      const rows = await queuedTopics(ctx);
      return rows.map(({ person_id: person, data, due_at: at }) => [person, data['as'] ?? 'partner', at]);
    };
    const asks = (person: number) => subscribe(ctx, { programme, person, offers: ['topics'] });

    ctx.clock.set('2027-02-10T12:00:00Z');
    await asks(people.luca);
    const luca = [people.luca, 'reader', nine('Europe/Rome')];
    expect(await mails()).toEqual([luca]);

    ctx.clock.forward(3);
    await asks(people.tomas);
    const tomas = [people.tomas, 'reader', nine('America/Argentina/Buenos_Aires')];
    expect(await mails()).toEqual([luca, tomas]);

    // Luca has the topic already when he is introduced to Amina.
    ctx.clock.forward(3);
    await stagePartnership(ctx, programme, round, [people.luca, people.amina]);
    const amina = [people.amina, 'partner', nine('Africa/Dakar')];
    expect(await mails()).toEqual([luca, tomas, amina]);

    // It is past nine in Shanghai, and Mei reads the topic on its page.
    ctx.clock.set('2027-02-12T03:00:00Z');
    await asks(people.mei);
    expect(await mails()).toEqual([luca, tomas, amina]);
  }));

/** A round whose first topic, of the 12th of February, is out; returns the mails about topics since. */
async function topicIsOut(ctx: TestCtx, programme: number) {
  const { id: round } = await stageRound(ctx, programme);
  const plan = async (k: number) => {
    const draft = { sourceLocale: 'en', ...sampleTopics[k]! };
    const made = await createTopic(ctx, { programme, actor, slug: draft.slug, draft });
    if (!made.ok) throw new Error('no topic');
    await scheduleTopic(ctx, { programme, actor, round, topic: made.topic });
    await approveTopic(ctx, { programme, actor, round, topic: made.topic });
    return made.topic;
  };
  const topics = [await plan(0), await plan(1)];
  ctx.clock.set('2027-02-10T12:00:00Z');
  await queueDueTopics(ctx);
  const mails = async () => {
    const rows = await queuedTopics(ctx);
    return rows.map(({ person_id: person, data, due_at: at }) => [person, data['topic'], at]);
  };
  return { round, topics, mails };
}

test('who is introduced after their morning of a topic gets it at their next nine in the morning, once', () =>
  onStage(async (ctx, { programme, people }) => {
    const { round, topics, mails } = await topicIsOut(ctx, programme);
    ctx.clock.set('2027-02-17T12:00:00Z');
    await stagePartnership(ctx, programme, round, [people.luca, people.amina]);
    const first = [
      [people.luca, topics[0], wallToInstant('2027-02-18T09:00', 'Europe/Rome')],
      [people.amina, topics[0], wallToInstant('2027-02-18T09:00', 'Africa/Dakar')],
    ];
    expect((await mails()).toSorted()).toEqual(first.toSorted());
    ctx.clock.forward(24);
    expect(await mails()).toHaveLength(2);

    // A reader whose morning of the next topic is still to come gets only that topic.
    ctx.clock.set('2027-02-25T12:00:00Z');
    await queueDueTopics(ctx);
    ctx.clock.forward(3);
    await stagePartnership(ctx, programme, round, [people.mei, people.nils]);
    const own = (await mails()).filter(([person]) => person === people.mei || person === people.nils);
    expect(own.map(([, topic]) => topic)).toEqual([topics[1], topics[1]]);
  }));

test('who begins to wait after their morning of a topic gets it at their next nine, as one who waits, once', () =>
  onStage(async (ctx, { programme, people }) => {
    const { round, topics, mails } = await topicIsOut(ctx, programme);
    ctx.clock.set('2027-02-17T12:00:00Z');
    const application = { programme_id: programme, round_id: round, person_id: people.luca };
    const at = ctx.clock.now();
    await ctx.db
      .insertInto('application')
      .values({ ...application, state: 'confirmed', state_at: at, created_at: at })
      .execute();
    expect(await mails()).toEqual([]);
    await ctx.db
      .updateTable('application')
      .set({ state: 'waiting', waiting_reason: 'noCandidate', state_at: at })
      .execute();
    const own = [people.luca, topics[0], wallToInstant('2027-02-18T09:00', 'Europe/Rome')];
    expect(await mails()).toEqual([own]);
    const { data } = await ctx.db
      .selectFrom('outbox')
      .select('data')
      .where('kind', '=', 'topic')
      .executeTakeFirstOrThrow();
    expect(data['as']).toBe('waiting');
    // A partner found the next day does not cause a second mail.
    ctx.clock.forward(24);
    await stagePartnership(ctx, programme, round, [people.luca, people.amina]);
    expect((await mails()).filter(([person]) => person === people.luca)).toEqual([own]);
  }));

test('who wants no topics, was mailed it before or comes after the end of the round is not mailed the last one', () =>
  onStage(async (ctx, { programme, people }) => {
    const { round, topics, mails } = await topicIsOut(ctx, programme);
    await stagePartnership(ctx, programme, round, [people.luca, people.tomas]);
    const had = await mails();
    expect(had.map(([, topic]) => topic)).toEqual([topics[0], topics[0]]);
    ctx.clock.set('2027-02-17T12:00:00Z');
    const at = ctx.clock.now();
    await ctx.db.updateTable('membership').set({ left_at: at }).execute();
    await ctx.db
      .insertInto('unsubscription')
      .values({ programme_id: programme, person_id: people.amina, category: 'topics', at })
      .execute();
    await stagePartnership(ctx, programme, round, [people.luca, people.amina]);
    expect(await mails()).toEqual(had);
    ctx.clock.set('2027-02-26T12:00:00Z');
    await queueDueTopics(ctx);
    ctx.clock.set('2027-12-01T12:00:00Z');
    await stagePartnership(ctx, programme, round, [people.mei, people.nils]);
    expect((await mails()).filter(([person]) => person === people.mei)).toEqual([]);
  }));

test('a round called off between two pieces of a topic’s mails queues no more of them', () =>
  onStage(async (ctx, { programme }) => {
    const { id: round } = await stageRound(ctx, programme);
    const many = await manyPeople(ctx, { programme, many: 600, round });
    await ctx.db
      .updateTable('application')
      .set({ state: 'waiting', waiting_reason: 'noCandidate' })
      .where('person_id', 'in', many)
      .execute();
    const now = ctx.clock.now();
    const topic = { topic_id: await withTopic(ctx, programme), position: 1, due_at: now, approved_at: now };
    await ctx.db
      .insertInto('round_topic')
      .values({ programme_id: programme, round_id: round, ...topic, day: now.toISOString().slice(0, 10) })
      .execute();
    await queueDueTopics({ ...ctx, hasTime: () => false });
    const first = (await ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'topic').execute())
      .length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(600);
    await ctx.db.updateTable('round').set({ cancelled_at: now }).where('id', '=', round).execute();
    expect(await queuedTopics(ctx)).toHaveLength(first);
  }));
