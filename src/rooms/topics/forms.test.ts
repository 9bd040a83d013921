import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { approveTopic } from './approve.ts';
import { guestPostsOf, publishedGuestPosts } from './guests/queries.ts';
import { approveGuestPost, writeGuestPost } from './guests/write.ts';
import { publicLibrary, topicLibrary } from './library.ts';
import { changePicture, pictureOf, removePicture } from './picture.ts';
import { topicById } from './queries.ts';
import { scheduleTopic } from './schedule.ts';
import { changesBetween } from './translations/changes.ts';
import { translateTopic, translationOf, translationStates } from './translations/translate.ts';
import { watchTopics } from './watch.ts';
import { changeTopic, createTopic } from './write.ts';

const command = { kind: 'command' } as const;
const CREDIT = {
  alt: 'A door',
  author: 'Amina',
  source: 'https://example.org/door',
  licence: 'CC BY 4.0',
};

async function withTopic(ctx: TestCtx, index = 0) {
  const { programme, people } = await stage(ctx);
  return { programme, people, topic: await addTopic(ctx, programme, index) };
}

async function addTopic(ctx: TestCtx, programme: number, index: number): Promise<number> {
  const made = await createTopic(ctx, {
    programme,
    actor: command,
    draft: { sourceLocale: 'en', ...sampleTopics[index]! },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.topic;
}

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#175a6b' } })
    .withExif({ IFD0: { Artist: 'Where I live' } })
    .jpeg()
    .toBuffer();

test('a picture is drawn anew, stands with its credit, and its bytes go when another comes', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, topic } = await withTopic(ctx);
    const input = { programme, actor: command, topic, draft: CREDIT };
    expect(await changePicture(ctx, { ...input, bytes: null })).toEqual({
      ok: false,
      problems: [{ field: 'picture', reason: 'required' }],
    });
    expect(await changePicture(ctx, { ...input, bytes: Buffer.from('<svg onload=alert(1)>') })).toEqual({
      ok: false,
      problems: [{ field: 'picture', reason: 'refused', refusal: { reason: 'no-picture' } }],
    });
    const wrong = { alt: '', author: ' ', source: 'javascript:alert(1)', licence: 'x'.repeat(81) };
    expect(await changePicture(ctx, { ...input, draft: wrong, bytes: await photo(9, 9) })).toEqual({
      ok: false,
      problems: [
        { field: 'alt', reason: 'required' },
        { field: 'author', reason: 'required' },
        { field: 'licence', reason: 'too-long' },
        { field: 'source', reason: 'bad-link' },
      ],
    });
    const bytes = await photo(4000, 1000);
    expect(bytes.includes('Where I live')).toBe(true);
    expect(await changePicture(ctx, { ...input, bytes })).toEqual({ ok: true });
    const kept = (await pictureOf(ctx, (await topicById(ctx, programme, topic))!))!;
    expect(kept.bytes.includes('Where I live')).toBe(false);
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ width: 1280, height: 320 });
    // Only what is said about it changes.
    await changePicture(ctx, { ...input, draft: { ...CREDIT, author: 'Mei' }, bytes: null });
    expect(await topicById(ctx, programme, topic)).toMatchObject({ picture_author: 'Mei' });
    await changePicture(ctx, { ...input, bytes: await photo(10, 10) });
    expect(await db.selectFrom('file').select('id').execute()).toHaveLength(1);
    await removePicture(ctx, { programme, actor: command, topic });
    expect(await db.selectFrom('file').select('id').execute()).toHaveLength(0);
  });
});

test('a guest post appears on its own day, once somebody approved it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, topic } = await withTopic(ctx);
    const round = await stageRound(ctx, programme);
    await scheduleTopic(ctx, { programme, actor: command, round: round.id, topic });
    const draft = {
      author: 'Fatou Sow',
      about: 'Dakar',
      sourceLocale: 'fr',
      title: { fr: 'Ma porte' },
      body: { fr: 'Elle est *bleue*.' },
      day: '2027-02-16',
    };
    const input = { programme, actor: command, topic };
    const wrong = await writeGuestPost(ctx, {
      ...input,
      draft: { ...draft, author: '', body: {}, day: 'x' },
    });
    expect(wrong).toEqual({
      ok: false,
      problems: [
        { field: 'author', reason: 'required' },
        { field: 'body.fr', reason: 'required' },
        { field: 'day', reason: 'bad-day' },
      ],
    });
    const made = await writeGuestPost(ctx, { ...input, draft });
    const post = made.ok ? made.post : 0;
    const seen = async () => (await publishedGuestPosts(ctx, programme, [topic])).map(({ id }) => id);
    ctx.clock.set('2027-02-14T12:00:00Z');
    await watchTopics(ctx);
    const open = await db
      .selectFrom('matter')
      .select('kind')
      .where('closed_at', 'is', null)
      .where('subject_kind', '=', 'guest-post')
      .execute();
    expect(open).toEqual([{ kind: 'guest-unapproved' }]);
    await approveGuestPost(ctx, { ...input, post, yes: true });
    expect(await seen()).toEqual([]);
    // Other words have to be approved again; another day for the same words has not.
    await writeGuestPost(ctx, { ...input, post, draft: { ...draft, day: '2027-02-17' } });
    ctx.clock.set('2027-02-17T08:00:00Z');
    expect(await seen()).toEqual([post]);
    await approveGuestPost(ctx, { ...input, post, yes: false });
    expect(await seen()).toEqual([]);
    ctx.clock.set('2027-02-18T12:00:00Z');
    await approveGuestPost(ctx, { ...input, post, yes: true });
    expect((await guestPostsOf(ctx, programme, [topic]))[0]?.due_at).toEqual(ctx.clock.now());
    await writeGuestPost(ctx, { ...input, post, draft: { ...draft, day: '2027-02-25' } });
    await writeGuestPost(ctx, {
      ...input,
      post,
      draft: { ...draft, day: '2027-02-25', title: { fr: 'Autre' } },
    });
    expect((await guestPostsOf(ctx, programme, [topic]))[0]?.approved_at).toBeNull();
  });
});

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
      problems: [{ field: 'title.fr', reason: 'too-long' }],
    });
    expect((await read()).title).toEqual({ ...draft.title, en: title, fr: undefined });
  });
});

const said = (before: string, after: string, locale: string) =>
  changesBetween(before, after, locale).map(({ kind, text }) => `${kind} ${text.trim()}`);

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
  // What was written anew reads as one sentence for another, and not as words by turns.
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
      (await topicLibrary(ctx, programme, { query })).map((one) => one.topic.id);
    expect(await found('')).toEqual([second, topic]);
    expect(await found('BISAGRAS')).toEqual([topic]);
    expect(await found('poignét bibliotheque')).toEqual([topic]);
    expect(await found('المفصلات')).toEqual([topic]);
    expect(await found('door nowhere')).toEqual([]);
    expect(await found('%')).toEqual([]);
    const ofRound = await topicLibrary(ctx, programme, { round: round.id });
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
    // The same topic in a second round is still one.
    const again = await stageRound(ctx, programme, '2026-01-10T09:00', 2);
    const planned = { programme, actor: command, round: again.id, topic };
    await scheduleTopic(ctx, { ...planned, day: '2026-03-01' });
    await approveTopic(ctx, planned);
    expect(await open({})).toEqual([[topic], 1, 1]);
    expect((await topicLibrary(ctx, programme))[1]?.uses).toHaveLength(2);
  });
});
