import { expect, test } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { undoLast } from '../../../../test/undoing.ts';
import { undoableEvent } from '../../../rooms/log/index.ts';
import { addHost, programmesWithHosts } from '../../../rooms/programmes/index.ts';
import {
  approveGuestPost,
  approveTopic,
  createTopic,
  guestPostById,
  moveTopic,
  ownDayOf,
  scheduleTopic,
  setOwnDay,
  decideTerm,
  termById,
  topicsOfRound,
  writeGuestPost,
  writeTerm,
} from '../../../rooms/topics/index.ts';

test('a host name, a topic’s day, approval and words of the glossary are taken back from the log, and what was taken back too', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const actor = { kind: 'person', id: people.tomas } as const;
    const { id: round } = await stageRound(ctx, programme);
    const undo = async (kind: string) => {
      const id = await undoLast({ ctx, programme, actor }, kind);
      expect(await undoableEvent(ctx, programme, { person: null, subjects: {} }, id)).toBeNull();
    };
    await addHost(ctx, { programme, actor, host: 'shelves.example' });
    await undo('host-added');
    expect((await programmesWithHosts(ctx))[0]!.hosts).toEqual([]);
    await undo('host-removed');
    expect((await programmesWithHosts(ctx))[0]!.hosts).toEqual(['shelves.example']);

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

    const approved = async () =>
      (await topicsOfRound(ctx, programme, round)).map(({ approvedAt }) => approvedAt !== null);
    await approveTopic(ctx, { programme, actor, round, topic: made.topic });
    await undo('topic-approved');
    expect(await approved()).toEqual([false]);
    await undo('topic-disapproved');
    expect(await approved()).toEqual([true]);

    const ownDays = async () =>
      (await db.selectFrom('topic').select('public_from').execute()).map((row) => ownDayOf(row));
    await setOwnDay(ctx, { programme, actor, topic: made.topic, day: '2027-02-20' });
    await setOwnDay(ctx, { programme, actor, topic: made.topic, day: '2027-03-01' });
    await undo('topic-own-day');
    expect(await ownDays()).toEqual(['2027-02-20']);
    await undo('topic-own-day');
    expect(await ownDays()).toEqual(['2027-03-01']);

    const post = await writeGuestPost(ctx, {
      programme,
      actor,
      topic: made.topic,
      draft: {
        author: 'A',
        about: '',
        sourceLocale: 'en',
        title: { en: 'T' },
        body: { en: 'B' },
        day: '2027-02-20',
      },
    });
    if (!post.ok) throw new Error('no post');
    const guest = { programme, actor, topic: made.topic, post: post.post };
    await approveGuestPost(ctx, { ...guest, yes: true });
    await undo('guest-approved');
    expect((await guestPostById(ctx, programme, made.topic, post.post))?.approved_at).toBeNull();
    await undo('guest-disapproved');
    expect((await guestPostById(ctx, programme, made.topic, post.post))?.approved_at).not.toBeNull();

    const word = {
      sourceLocale: 'en',
      term: { en: 'page' },
      explanation: { en: 'Who shelves.' },
      country: null,
    };
    const term = await writeTerm(ctx, { programme, actor, draft: { ...word, named: false } });
    if (!term.ok) throw new Error('no word');
    await decideTerm(ctx, { programme, actor, term: term.term, state: 'declined' });
    await undo('term-declined');
    expect((await termById(ctx, programme, term.term))?.state).toBe('waiting');
    await decideTerm(ctx, { programme, actor, term: term.term, state: 'approved' });
    await undo('term-approved');
    expect((await termById(ctx, programme, term.term))?.state).toBe('waiting');
  });
});
