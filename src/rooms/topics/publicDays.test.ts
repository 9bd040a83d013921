import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { command } from '../../../test/oneTopic.ts';
import { writeComment } from '../discussion/index.ts';
import { erasePerson, ownData } from '../people/index.ts';
import {
  approveTopic,
  createTopic,
  likeTopic,
  newestTopic,
  publicLibrary,
  publicTitles,
  publishedTopic,
  publishedTopics,
  scheduleTopic,
  topicById,
} from './index.ts';

const DAY = '2027-02-20T10:00:00Z';

/** A topic of its own day, a week from now. */
async function onOwnDay(
  play: (scene: {
    ctx: TestCtx;
    cast: Stage;
    programme: number;
    topic: number;
    slug: string;
  }) => Promise<void>,
) {
  await rolledBack(async (db) => {
    const ctx = testContext(db, '2027-02-13T10:00:00Z');
    const cast = await stage(ctx);
    const { programme } = cast;
    const draft = { sourceLocale: 'en', ...sampleTopics[0]! };
    const made = await createTopic(ctx, { programme, actor: command, draft, publicFrom: new Date(DAY) });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    await play({ ctx, cast, programme, topic: made.topic, slug: made.slug });
  });
}

test('a topic without a round is public from its own day, in every list, and is talked about', () =>
  onOwnDay(async ({ ctx, cast, programme, topic, slug }) => {
    const says = (body: string) =>
      writeComment(ctx, {
        programme,
        topic,
        parent: null,
        question: 1,
        by: { person: cast.people.bao },
        name: 'Bao',
        body,
        locale: 'en',
        channel: 'form',
      });
    const lists = async () => [
      (await publishedTopics(ctx, programme)).map((one) => [one.topic.id, one.round, one.dueAt]),
      [await publishedTopic(ctx, programme, slug), await newestTopic(ctx, programme)].map(
        (one) => one?.topic.id,
      ),
      (await publicLibrary(ctx, programme, { page: 1 })).topics.map(({ id, dueAt }) => [id, dueAt]),
      (await publicLibrary(ctx, programme, { page: 1, query: 'door' })).count,
      (await publicTitles(ctx, programme)).map((one) => [one.slug, one.round]),
    ];
    expect(await lists()).toEqual([[], [undefined, undefined], [], 0, []]);
    expect(await says('Too early.')).toEqual({ ok: false, reason: 'unknown' });
    expect(await likeTopic(ctx, { programme, topic, liker: { key: 'v:x' } })).toBeNull();
    ctx.clock.set(DAY);
    const at = new Date(DAY);
    expect(await lists()).toEqual([[[topic, null, at]], [topic, topic], [[topic, at]], 1, [[slug, null]]]);
    expect(await says('On the day.')).toMatchObject({ ok: true, state: 'shown' });
    const round = await stageRound(ctx, programme);
    expect((await publicLibrary(ctx, programme, { page: 1, round: round.id })).count).toBe(0);
  }));

test('in a round, too, it is one topic, with its latest day', () =>
  onOwnDay(async ({ ctx, programme, topic, slug }) => {
    const round = await stageRound(ctx, programme);
    await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
    expect(await approveTopic(ctx, { programme, actor: command, round: round.id, topic })).toEqual({
      ok: true,
    });
    // The round's day has passed, so the topic is public at once; its own day comes later.
    expect(await publishedTopic(ctx, programme, slug)).toMatchObject({ round: round.id });
    ctx.clock.set(DAY);
    expect(await publishedTopics(ctx, programme)).toMatchObject([{ round: null, dueAt: new Date(DAY) }]);
    expect(await publishedTopic(ctx, programme, slug)).toMatchObject({ round: null });
    expect(await publicLibrary(ctx, programme, { page: 1 })).toMatchObject({ count: 1 });
    expect(await publicLibrary(ctx, programme, { page: 1, round: round.id })).toMatchObject({ count: 1 });
    expect((await publicTitles(ctx, programme)).map((one) => one.round)).toEqual([round.id, null]);
  }));

test('a like of a topic counts once for each, again takes it back, is handed out, and goes with who gave it', () =>
  onOwnDay(async ({ ctx, cast, programme, topic, slug }) => {
    ctx.clock.set(DAY);
    const like = (liker: { person: number } | { key: string }) => likeTopic(ctx, { programme, topic, liker });
    const luca = { person: cast.people.luca };
    expect(await like(luca)).toEqual({ likes: 1, liked: true });
    expect(await like({ key: 'v:x' })).toEqual({ likes: 2, liked: true });
    // A double click is one like; pressed again later it is taken back.
    expect(await like({ key: 'v:x' })).toEqual({ likes: 2, liked: true });
    ctx.clock.forward(0.001);
    expect(await like({ key: 'v:x' })).toEqual({ likes: 1, liked: false });
    expect(await like({ person: cast.people.mei })).toEqual({ likes: 2, liked: true });
    expect((await ownData(ctx, programme, luca.person))['topicLikes']).toMatchObject([{ topic: slug }]);
    await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, ...luca });
    expect((await topicById(ctx, programme, topic))!.like_count).toBe(1);
    expect(await ctx.db.selectFrom('topic_like').select('liker').execute()).toEqual([
      { liker: `p:${cast.people.mei}` },
    ]);
  }));
