import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { approveTopic } from './planning/approve.ts';
import { publicLibrary } from './library.ts';
import { listTopics } from './listTopics.ts';
import { topicById } from './queries.ts';
import { scheduleTopic } from './planning/schedule.ts';
import { translateTopic, translationOf, translationStates } from './translations/translate.ts';
import { changeTopic } from './changeTopic.ts';
import { addTopic, command, said, withTopic } from '../../../test/topicForms.ts';

test('a translation knows what has changed in the source since, until somebody looked at it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, topic } = await withTopic(ctx);
    const read = async () => (await topicById(ctx, programme, topic))!;
    const states = async () => [...(await translationStates(ctx, await read(), ['en', 'fr', 'de']))];
    expect(await states()).toEqual([
      ['fr', 'current'],
      ['de', 'none'],
    ]);
    const draft = { sourceLocale: 'en', ...sampleTopics[0]! };
    const title = 'The second door';
    await changeTopic(ctx, {
      programme,
      actor: command,
      topic,
      draft: { ...draft, title: { ...draft.title, en: title } },
    });
    expect((await states())[0]).toEqual(['fr', 'behind']);
    const behind = (await translationOf(ctx, await read(), 'fr')).filter(({ before }) => before !== null);
    expect(behind).toEqual([
      { field: 'title', source: title, text: draft.title['fr'], before: draft.title['en'] },
    ]);
    const fields = Object.fromEntries(
      (await translationOf(ctx, await read(), 'fr')).map(({ field, text }) => [field, text]),
    );
    const translate = (more: Record<string, string>, current: boolean) =>
      translateTopic(ctx, {
        programme,
        actor: command,
        topic,
        locale: 'fr',
        fields: { ...fields, ...more },
        current,
      });
    await translate({ summary: 'Autrement.' }, false);
    expect((await states())[0]).toEqual(['fr', 'behind']);
    await translate({ title: 'La deuxième porte' }, false);
    expect((await states())[0]).toEqual(['fr', 'current']);
    await translate({ title: '' }, true);
    expect((await states())[0]).toEqual(['fr', 'begun']);
    expect(await translate({ title: 'x'.repeat(141) }, true)).toEqual({
      ok: false,
      problems: [{ part: 'title', locale: 'fr', reason: 'too-long' }],
    });
    expect((await read()).title).toEqual({ ...draft.title, en: title, fr: undefined });
  });
});

test('changes are found by words, in scripts without spaces too', () => {
  expect(said('A red door opens.', 'A blue door opens.', 'en')).toEqual([
    'same A',
    'removed red',
    'added blue',
    'same door opens.',
  ]);
  expect(
    said('我们的图书馆今天开门', '我们的图书馆明天开门', 'zh').filter((part) => !part.startsWith('same')),
  ).toEqual(['removed 今', 'added 明']);
  expect(said('', 'New', 'en')).toEqual(['added New']);
  // A rewritten sentence is shown as one sentence replaced by another, not as single words in turn.
  expect(said('See the red door.', 'See a blue window.', 'en')).toEqual([
    'same See',
    'removed the red door',
    'added a blue window',
    'same .',
  ]);
});

test('the library finds a topic by words in any language, by round, and tells what became of it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, topic } = await withTopic(ctx);
    const second = await addTopic(ctx, programme, 1);
    const round = await stageRound(ctx, programme);
    await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
    await approveTopic(ctx, { programme, actor: command, round: round.id, topic });
    const found = async (query: string) =>
      (await listTopics(ctx, programme, { search: query })).rows.map((one) => one.topic.id);
    expect(await found('')).toEqual([second, topic]);
    expect(await found('BISAGRAS')).toEqual([topic]);
    expect(await found('poignét bibliotheque')).toEqual([topic]);
    expect(await found('المفصلات')).toEqual([topic]);
    expect(await found('door nowhere')).toEqual([]);
    expect(await found('%')).toEqual([]);
    const { rows: ofRound } = await listTopics(ctx, programme, { round: round.id });
    expect(ofRound.map((one) => one.uses.map(({ number, isPublic }) => [number, isPublic]))).toEqual([
      [[1, false]],
    ]);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const open = async (filter: { query?: string; round?: number; page?: number }) => {
      const { topics, count, pages } = await publicLibrary(ctx, programme, { page: 1, ...filter });
      return [topics.map(({ id }) => id), count, pages];
    };
    expect(await open({})).toEqual([[topic], 1, 1]);
    expect(await open({ query: 'bisagras' })).toEqual([[topic], 1, 1]);
    expect(await open({ query: 'nada' })).toEqual([[], 0, 1]);
    expect(await open({ round: round.id + 1 })).toEqual([[], 0, 1]);
    expect(await open({ page: 2 })).toEqual([[topic], 1, 1]);
    // The same topic in a second round still counts once.
    const again = await stageRound(ctx, programme, '2026-01-10T09:00', 2);
    const planned = { programme, actor: command, round: again.id, topic };
    await scheduleTopic(ctx, { ...planned, day: '2026-03-01' });
    await approveTopic(ctx, planned);
    expect(await open({})).toEqual([[topic], 1, 1]);
    expect((await listTopics(ctx, programme)).rows[1]?.uses).toHaveLength(2);
  });
});
