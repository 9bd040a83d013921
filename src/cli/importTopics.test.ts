import { expect, test } from 'vitest';
import { command } from '../../test/oneTopic.ts';
import { onStage } from '../../test/onStage.ts';
import { readTopics } from './importTopics.ts';
import { importTopics, ownDayOf, publishedTopics } from '../rooms/topics/index.ts';

const DOORS = {
  address: 'doors',
  language: 'en',
  author: 'Amina',
  day: '2027-02-01',
  title: { en: 'Doors', es: 'Puertas' },
  summary: { en: 'What they open.' },
  essay: { en: 'In *Markdown*.' },
  questions: [{ en: 'Which do you like?' }, { en: 'Which do you fear?' }],
};
const fileOf = (...topics: unknown[]) => readTopics(JSON.stringify(topics));

test('topics of a file are public from their days and mailed to nobody, once for the same file', () =>
  onStage(async (ctx, { programme }) => {
    ctx.clock.set('2027-02-13T10:00:00Z');
    const topics = fileOf(
      DOORS,
      { ...DOORS, address: 'windows', day: '2027-03-01' },
      {
        language: 'es',
        title: { es: '¿Qué es el té?' },
      },
    );
    const input = { programme, actor: command, topics };
    expect(await importTopics(ctx, { ...input, isDry: true })).toEqual({
      ok: true,
      written: ['doors', 'windows', 'que-es-el-te'],
      known: [],
    });
    const rows = () =>
      ctx.db.selectFrom('topic').select(['slug', 'public_from', 'source_locale']).orderBy('id').execute();
    expect(await rows()).toEqual([]);
    expect(await importTopics(ctx, input)).toMatchObject({ ok: true, known: [] });
    expect((await rows()).map((row) => [row.slug, ownDayOf(row), row.source_locale])).toEqual([
      ['doors', '2027-02-01', 'en'],
      ['windows', '2027-03-01', 'en'],
      ['que-es-el-te', null, 'es'],
    ]);
    expect((await publishedTopics(ctx, programme)).map(({ topic }) => topic.slug)).toEqual(['doors']);
    expect(await ctx.db.selectFrom('outbox').select('id').execute()).toEqual([]);
    expect(await importTopics(ctx, input)).toEqual({
      ok: true,
      written: [],
      known: ['doors', 'windows', 'que-es-el-te'],
    });
    expect(await rows()).toHaveLength(3);
  }));

test('of a file with a topic that cannot be taken nothing is, and every reason is named', () =>
  onStage(async (ctx, { programme }) => {
    const topics = fileOf(
      DOORS,
      { ...DOORS, title: { en: 'Again' } },
      { ...DOORS, address: 'No address', day: '2027-02-30' },
      { ...DOORS, address: 'half', essay: {}, questions: [] },
      { ...DOORS, address: 'other', title: { en: 'Doors', de: 'Türen' } },
      { language: 'en', title: { en: '' } },
    );
    const done = await importTopics(ctx, { programme, actor: command, topics });
    if (done.ok) throw new Error('taken');
    expect(done.problems.map(({ at, problem: { part, reason } }) => [at, part, reason])).toEqual([
      [1, 'address', 'twice'],
      [2, 'address', 'bad-address'],
      [2, 'day', 'bad-day'],
      [3, 'essay', 'required'],
      [3, 'question', 'few-questions'],
      [4, 'language', 'bad-language'],
      [5, 'title', 'required'],
    ]);
    expect(await ctx.db.selectFrom('topic').select('id').execute()).toEqual([]);
  }));

test('a file that is made otherwise is refused with the place', () => {
  expect(() => readTopics('[')).toThrow('the file is no JSON');
  expect(() => fileOf(DOORS, { ...DOORS, titel: {} })).toThrow('topic 2: Unrecognized key: "titel"');
  expect(() => fileOf({ ...DOORS, questions: ['Which?'] })).toThrow('topic 1, questions, 0: ');
});
