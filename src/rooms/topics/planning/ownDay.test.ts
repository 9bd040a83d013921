import { expect, test } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { command } from '../../../../test/oneTopic.ts';
import { onStage } from '../../../../test/onStage.ts';
import {
  changeTopic,
  createTopic,
  draftOf,
  ownDayOf,
  publishedTopic,
  setOwnDay,
  topicById,
} from '../index.ts';

test('a topic gets a day of its own, is public from that morning on, and no longer once it is taken away', () =>
  onStage(async (ctx, { programme }) => {
    ctx.clock.set('2027-02-13T10:00:00Z');
    const draft = { sourceLocale: 'en', ...sampleTopics[0]! };
    const made = await createTopic(ctx, { programme, actor: command, draft });
    if (!made.ok) throw new Error('no topic');
    const set = (day: string | null, topic = made.topic) =>
      setOwnDay(ctx, { programme, actor: command, topic, day });
    const isPublic = async () => (await publishedTopic(ctx, programme, made.slug)) !== null;
    expect(await set('2027-02-30')).toEqual({ ok: false, reason: 'bad-day' });
    expect(await set('2027-02-20', made.topic + 1)).toEqual({ ok: false, reason: 'unknown' });
    expect(await set('2027-02-20')).toEqual({ ok: true });
    expect(await set('2027-02-20')).toEqual({ ok: true });
    expect(await isPublic()).toBe(false);
    // Nine in the morning in Kiritimati, fourteen hours ahead.
    ctx.clock.set('2027-02-19T18:59:59Z');
    expect(await isPublic()).toBe(false);
    ctx.clock.set('2027-02-19T19:00:00Z');
    expect(await isPublic()).toBe(true);
    expect(ownDayOf((await topicById(ctx, programme, made.topic))!)).toBe('2027-02-20');
    expect(await set(null)).toEqual({ ok: true });
    expect(await isPublic()).toBe(false);
    const events = await ctx.db
      .selectFrom('event')
      .select('data')
      .where('kind', '=', 'topic-own-day')
      .orderBy('id')
      .execute();
    expect(events.map(({ data }) => data)).toEqual([
      { day: '2027-02-20', from: null },
      { day: null, from: '2027-02-20' },
    ]);
  }));

test('what is not complete gets no day, and what has one stays complete', () =>
  onStage(async (ctx, { programme }) => {
    const draft = { sourceLocale: 'en', ...sampleTopics[0]! };
    const half = { ...draft, summary: {} };
    const made = await createTopic(ctx, { programme, actor: command, draft: half });
    if (!made.ok) throw new Error('no topic');
    const input = { programme, actor: command, topic: made.topic };
    const lacks = [{ part: 'summary', locale: 'en', reason: 'required' }];
    expect(await setOwnDay(ctx, { ...input, day: '2027-02-20' })).toEqual({
      ok: false,
      reason: 'incomplete',
      problems: lacks,
    });
    expect(
      await createTopic(ctx, { programme, actor: command, draft: half, publicFrom: ctx.clock.now() }),
    ).toEqual({ ok: false, problems: lacks });
    expect(await changeTopic(ctx, { ...input, draft })).toMatchObject({ ok: true });
    expect(await setOwnDay(ctx, { ...input, day: '2028-02-20' })).toEqual({ ok: true });
    expect(await changeTopic(ctx, { ...input, draft: half })).toEqual({ ok: false, problems: lacks });
    expect(draftOf((await topicById(ctx, programme, made.topic))!).summary).toEqual(draft.summary);
  }));
