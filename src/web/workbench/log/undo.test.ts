import { expect, test } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { undoableEvent } from '../../../rooms/log/index.ts';
import { addHost, hostsOf } from '../../../rooms/programmes/index.ts';
import { createTopic, moveTopic, scheduleTopic } from '../../../rooms/topics/index.ts';
import { undoOf } from './undo.ts';

test('a host name and a topic’s day are taken back from the log, and what was taken back too', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const actor = { kind: 'person', id: people.tomas } as const;
    const { id: round } = await stageRound(ctx, programme);
    const undo = async (kind: string) => {
      const { id } = await db
        .selectFrom('event')
        .select('id')
        .where('kind', '=', kind)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const event = (await undoableEvent(ctx, programme, id))!;
      expect(await undoOf(kind)!(ctx, { programme, actor, event })).toMatchObject({ ok: true });
      expect(await undoableEvent(ctx, programme, id)).toBeNull();
    };
    await addHost(ctx, { programme, actor, host: 'shelves.example' });
    await undo('host-added');
    expect(await hostsOf(ctx, programme)).toEqual([]);
    await undo('host-removed');
    expect(await hostsOf(ctx, programme)).toEqual(['shelves.example']);

    const sample = sampleTopics[0]!;
    const draft = { sourceLocale: 'en', ...sample };
    const made = await createTopic(ctx, { programme, actor, slug: sample.slug, draft });
    if (!made.ok) throw new Error('no topic');
    const days = async () =>
      (await db.selectFrom('round_topic').select('day').execute()).map(({ day }) => day);
    await scheduleTopic(ctx, { programme, actor, round, topic: made.topic });
    const first = await days();
    await moveTopic(ctx, { programme, actor, round, topic: made.topic, day: '2027-02-20' });
    await undo('topic-moved');
    expect(await days()).toEqual(first);
    await undo('topic-scheduled');
    expect(await days()).toEqual([]);
    await undo('topic-unscheduled');
    expect(await days()).toEqual(first);
  });
});
