import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { freshDatabase, rolledBack } from '../../../test/database.ts';
import { stagePartnership } from '../../../test/partners.ts';
import type { TestCtx } from '../../../test/context.ts';
import { wallToInstant } from '../../lib/time.ts';
import { roundById } from '../programmes/index.ts';
import { approveTopic } from './approve.ts';
import { morningsOf } from './calendar.ts';
import { comingTopics } from './coming.ts';
import { proposeTerm } from './glossary/propose.ts';
import { inviteGuest } from './guests/invite.ts';
import { writeGuestPost } from './guests/write.ts';
import { publishedTopics } from './queries.ts';
import { queueDueTopics } from './queueDue.ts';
import { moveTopic, publicFrom, scheduleTopic, unscheduleTopic } from './schedule.ts';
import { translateTopic } from './translations/translate.ts';
import { createTopic } from './write.ts';

const command = { kind: 'command' } as const;

async function withTopic(ctx: TestCtx, programme: number, index = 0): Promise<number> {
  const sample = sampleTopics[index]!;
  const made = await createTopic(ctx, {
    programme,
    actor: command,
    slug: sample.slug,
    draft: { sourceLocale: 'en', ...sample },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.topic;
}

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

test('each participant gets the topic at nine in their own morning, once, and no one else does', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const round = await stageRound(ctx, programme);
    const topic = await withTopic(ctx, programme);
    await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
    await approveTopic(ctx, { programme, actor: command, round: round.id, topic });
    await stagePartnership(ctx, programme, round.id, [people.amina, people.mei]);
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
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const round = await stageRound(ctx, programme);
    const topic = await withTopic(ctx, programme);
    await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
    await approveTopic(ctx, { programme, actor: command, round: round.id, topic });
    await stagePartnership(ctx, programme, round.id, [people.amina, people.mei]);
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
    const [coming] = await comingTopics(ctx, await roundById(ctx, programme, round.id));
    expect((await coming!.readers()).map(({ person }) => person).sort()).toEqual(readers);
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

test('a topic is public before its first mail leaves anywhere', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const round = await stageRound(ctx, programme);
    const topic = await withTopic(ctx, programme);
    await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
    await approveTopic(ctx, { programme, actor: command, round: round.id, topic });
    ctx.clock.set(new Date(publicFrom('2027-02-12').getTime() - 1000).toISOString());
    expect(await publishedTopics(ctx, programme)).toHaveLength(0);
    ctx.clock.set(publicFrom('2027-02-12').toISOString());
    expect(await publishedTopics(ctx, programme)).toHaveLength(1);
    expect(publicFrom('2027-02-12').getTime()).toBeLessThanOrEqual(
      wallToInstant('2027-02-12T09:00', 'Pacific/Apia').getTime(),
    );
  });
});

test('a planned topic moves to a free day, and not once its mails are in the outbox', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const round = await stageRound(ctx, programme);
    const first = await withTopic(ctx, programme, 0);
    const second = await withTopic(ctx, programme, 1);
    for (const topic of [first, second])
      await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
    await approveTopic(ctx, { programme, actor: command, round: round.id, topic: first });
    const move = (day: string) =>
      moveTopic(ctx, { programme, actor: command, round: round.id, topic: first, day });
    expect(await move('2027-02-26')).toEqual({ ok: false, reason: 'day-taken' });
    expect(await move('2027-02-31')).toEqual({ ok: false, reason: 'bad-day' });
    expect(await move('2027-02-14')).toEqual({ ok: true });
    ctx.clock.set('2027-02-13T12:00:00Z');
    await queueDueTopics(ctx);
    expect(await move('2027-02-20')).toEqual({ ok: false, reason: 'already-queued' });
    const gone = await unscheduleTopic(ctx, { programme, actor: command, round: round.id, topic: first });
    expect(gone).toEqual({ ok: false, reason: 'already-queued' });
    const taken = await unscheduleTopic(ctx, { programme, actor: command, round: round.id, topic: second });
    expect(taken).toEqual({ ok: true });
  });
});

test('a draft needs a title and keeps within its limits; the rest may come later', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const made = await createTopic(ctx, {
      programme,
      actor: command,
      draft: {
        sourceLocale: 'en',
        author: '',
        title: { fr: 'Titre' },
        summary: {},
        essay: { en: 'e'.repeat(20_001) },
        questions: [{ en: 'One?' }, { fr: 'Deux ?' }],
      },
    });
    expect(made).toEqual({
      ok: false,
      problems: [
        { field: 'title.en', reason: 'required' },
        { field: 'essay.en', reason: 'too-long' },
        { field: 'question.2.en', reason: 'required' },
      ],
    });
  });
});

/** A form that is sent three times at once, and answered alike each time. */
async function twice<T>(act: () => Promise<T>): Promise<T> {
  const done = await Promise.all([act(), act(), act()]);
  for (const one of done) expect(one).toEqual(done[0]);
  return done[0];
}

test('forms sent twice at the same instant make one topic, one guest post, one invitation and one word of the glossary', async () => {
  const database = await freshDatabase();
  try {
    const ctx = testContext(database.db);
    const { programme, people } = await stage(ctx);
    const actor = { kind: 'person', id: people.elif } as const;
    const draft = { sourceLocale: 'en', ...sampleTopics[0]! };
    const made = await twice(() => createTopic(ctx, { programme, actor, draft }));
    const topic = made.ok ? made.topic : 0;
    const other = await createTopic(ctx, {
      programme,
      actor,
      draft: { ...draft, summary: { en: 'Other.' } },
    });
    expect(other).not.toMatchObject({ topic });
    const day = '2027-02-16';
    const words = {
      author: 'Fatou',
      about: '',
      sourceLocale: 'en',
      title: { en: 'A' },
      body: { en: 'B' },
      day,
    };
    await twice(() => writeGuestPost(ctx, { programme, actor, topic, draft: words }));
    const invitation = { name: 'Fatou', address: 'fatou@guests.example', day, locale: 'en' };
    await twice(() => inviteGuest(ctx, { programme, actor, topic, invitation }));
    const term = {
      sourceLocale: 'en',
      term: { en: 'OPAC' },
      explanation: { en: 'The catalogue.' },
      country: null,
      named: false,
    };
    await twice(() => proposeTerm(ctx, { programme, person: people.luca, draft: term }));
    expect(await ctx.db.selectFrom('glossary_term').select('id').execute()).toHaveLength(1);
    // Two languages at once.
    const fields = { title: 'T', summary: 'S', essay: 'E', 'question.1': 'Q' };
    await Promise.all(
      ['es', 'fr', 'ar'].map((locale) =>
        translateTopic(ctx, { programme, actor, topic, locale, fields, current: false }),
      ),
    );
    const { title } = await ctx.db
      .selectFrom('topic')
      .select('title')
      .where('id', '=', topic)
      .executeTakeFirstOrThrow();
    expect(title).toMatchObject({ es: 'T', fr: 'T', ar: 'T' });
    expect(await ctx.db.selectFrom('topic').select('id').execute()).toHaveLength(2);
    expect(await ctx.db.selectFrom('guest_post').select('id').execute()).toHaveLength(2);
    expect(await ctx.db.selectFrom('outbox').select('kind').execute()).toEqual([
      { kind: 'guest-invitation' },
    ]);
  } finally {
    await database.drop();
  }
});
