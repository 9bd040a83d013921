import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { stagePartnership } from '../../../test/partners.ts';
import { wallToInstant } from '../../lib/time/time.ts';
import { roundById } from '../programmes/index.ts';
import { approveTopic } from './planning/approve.ts';
import { morningsOf } from './planning/calendar.ts';
import { comingTopics } from './planning/topicReaders.ts';
import { readComing, readReaders } from '../coming.ts';
import { queueDueTopics } from './planning/queueDue.ts';
import { scheduleTopic } from './planning/schedule.ts';
import { command, withTopic } from '../../../test/oneTopic.ts';

test('topics follow each other at the rhythm of the round, from the day after the introduction', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const round = await stageRound(ctx, programme);
    const days = [];
    for (const index of [0, 1, 2]) {
      const topic = await withTopic(ctx, programme, index);
      days.push(await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic }));
    }
    expect(days).toEqual([
      { ok: true, day: '2027-02-12' },
      { ok: true, day: '2027-02-26' },
      { ok: true, day: '2027-03-12' },
    ]);
  });
});

/** A topic of a round, approved, and Amina and Mei partners in it. */
async function approvedTopic(db: TestCtx['db']) {
  const ctx = testContext(db);
  const { programme, people } = await stage(ctx);
  const round = await stageRound(ctx, programme);
  const topic = await withTopic(ctx, programme);
  await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
  await approveTopic(ctx, { programme, actor: command, round: round.id, topic });
  await stagePartnership(ctx, programme, round.id, [people.amina, people.mei]);
  return { ctx, programme, people, round };
}

test('each participant gets the topic at nine in their own morning, once, and no one else does', async () => {
  await rolledBack(async (db) => {
    const { ctx, programme, people, round } = await approvedTopic(db);
    await stagePartnership(ctx, programme, round.id, [people.luca, people.tomas]);
    await ctx.db
      .insertInto('unsubscription')
      .values({ programme_id: programme, person_id: people.luca, category: 'topics', at: ctx.clock.now() })
      .execute();

    ctx.clock.set('2027-02-08T12:00:00Z');
    await queueDueTopics(ctx);
    expect(await ctx.db.selectFrom('outbox').select('id').execute()).toHaveLength(0);

    ctx.clock.set('2027-02-10T12:00:00Z');
    await queueDueTopics(ctx);
    await queueDueTopics(ctx);
    const mails = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'due_at', 'subject', 'locale'])
      .execute();
    expect(mails.map((mail) => mail.person_id).sort()).toEqual(
      [people.amina, people.mei, people.tomas].sort(),
    );
    const of = (person: number): Date => mails.find((mail) => mail.person_id === person)!.due_at;
    expect(of(people.mei)).toEqual(wallToInstant('2027-02-12T09:00', 'Asia/Shanghai'));
    expect(of(people.amina)).toEqual(wallToInstant('2027-02-12T09:00', 'Africa/Dakar'));
    expect(of(people.tomas)).toEqual(wallToInstant('2027-02-12T09:00', 'America/Argentina/Buenos_Aires'));
    expect(mails.find((mail) => mail.person_id === people.amina)!.subject).toContain(
      sampleTopics[0]!.title['fr'],
    );
  });
});

test('who waits for a partner gets the topic too, in words that speak of none; who left or stopped topics does not', async () => {
  await rolledBack(async (db) => {
    const { ctx, programme, people, round } = await approvedTopic(db);
    const applies = (person: number, state: 'waiting' | 'withdrawn' | 'confirmed'): Promise<unknown> =>
      ctx.db
        .insertInto('application')
        .values({
          programme_id: programme,
          round_id: round.id,
          person_id: person,
          state,
          state_at: ctx.clock.now(),
          waiting_reason: state === 'waiting' ? 'noCandidate' : null,
          created_at: ctx.clock.now(),
        })
        .execute();
    await applies(people.luca, 'waiting');
    await applies(people.nils, 'waiting');
    await applies(people.tomas, 'withdrawn');
    await applies(people.olga, 'confirmed');
    await ctx.db
      .insertInto('unsubscription')
      .values({ programme_id: programme, person_id: people.nils, category: 'topics', at: ctx.clock.now() })
      .execute();

    ctx.clock.set('2027-02-10T12:00:00Z');
    const readers = [people.amina, people.mei, people.luca].sort();
    const part = comingTopics(ctx, await roundById(ctx, programme, round.id));
    const [coming] = (await readComing(ctx, [part], {})).mails;
    const [foreseen] = await readReaders(ctx, [coming!]);
    expect(foreseen!.map(({ person }) => person).sort()).toEqual(readers);
    expect(coming!.crowd.reduce((sum, { people }) => sum + people, 0)).toBe(readers.length);
    const calendar = (await morningsOf(ctx, programme, round.id))({ day: '2027-02-12', queuedAt: null });
    expect(calendar?.readers).toBe(readers.length);
    await queueDueTopics(ctx);
    const mails = await ctx.db.selectFrom('outbox').select(['person_id', 'due_at', 'data']).execute();
    expect(mails.map(({ person_id }) => person_id).sort()).toEqual(readers);
    const words = async (person: number): Promise<string> => {
      const { data } = mails.find((mail) => mail.person_id === person)!;
      return (await ctx.mailer.compose(ctx, { programme, kind: 'topic', person, data }))!.text;
    };
    expect(await words(people.mei)).toContain('partner');
    expect(await words(people.luca)).toContain('While you have no partner');
    expect(await words(people.luca)).not.toContain('suits you both');
  });
});
