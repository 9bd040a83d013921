import { expect, test } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { freshDatabase, rolledBack } from '../../../../test/database.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { approveTopic } from './approve.ts';
import { proposeTerm } from '../glossary/propose.ts';
import { inviteGuest } from '../guests/invite.ts';
import { writeGuestPost } from '../guests/write.ts';
import { publishedTopics } from '../queries.ts';
import { queueDueTopics } from './queueDue.ts';
import { moveTopic, publicFrom, scheduleTopic, unscheduleTopic } from './schedule.ts';
import { translateTopic } from '../translations/translate.ts';
import { createTopic } from '../write.ts';
import { command, withTopic } from '../../../../test/oneTopic.ts';

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
        { part: 'title', locale: 'en', reason: 'required' },
        { part: 'essay', locale: 'en', reason: 'too-long' },
        { part: 'question', number: 2, locale: 'en', reason: 'required' },
      ],
    });
  });
});

/** Sends a form three times at once; each gets the same answer. */
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
