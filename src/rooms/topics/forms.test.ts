import sharp from 'sharp';
import { expect, test } from 'vitest';
import { stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { guestPostsOf, publishedGuestPosts } from './guests/queries.ts';
import { writeGuestPost } from './guests/write.ts';
import { approveGuestPost } from './guests/approve.ts';
import { changePicture, pictureOf, removePicture } from './picture.ts';
import { topicById } from './queries.ts';
import { scheduleTopic } from './planning/schedule.ts';
import { watchTopics } from './planning/watch.ts';
import { command, withTopic } from '../../../test/topicForms.ts';

const CREDIT = {
  alt: 'A door',
  author: 'Amina',
  source: 'https://example.org/door',
  licence: 'CC BY 4.0',
};

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
      problems: [{ part: 'picture', reason: 'required' }],
    });
    expect(await changePicture(ctx, { ...input, bytes: Buffer.from('<svg onload=alert(1)>') })).toEqual({
      ok: false,
      problems: [{ part: 'picture', reason: 'refused', refusal: { reason: 'no-picture' } }],
    });
    const wrong = { alt: '', author: ' ', source: 'javascript:alert(1)', licence: 'x'.repeat(81) };
    expect(await changePicture(ctx, { ...input, draft: wrong, bytes: await photo(9, 9) })).toEqual({
      ok: false,
      problems: [
        { part: 'alt', reason: 'required' },
        { part: 'author', reason: 'required' },
        { part: 'licence', reason: 'too-long' },
        { part: 'source', reason: 'bad-link' },
      ],
    });
    const bytes = await photo(4000, 1000);
    expect(bytes.includes('Where I live')).toBe(true);
    expect(await changePicture(ctx, { ...input, bytes })).toEqual({ ok: true });
    const kept = (await pictureOf(ctx, (await topicById(ctx, programme, topic))!))!;
    expect(kept.bytes.includes('Where I live')).toBe(false);
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ width: 1280, height: 320 });
    // Only the description of the picture changes.
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
        { part: 'author', reason: 'required' },
        { part: 'body', locale: 'fr', reason: 'required' },
        { part: 'day', reason: 'bad-day' },
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
    // Changed words have to be approved again; the same words on another day do not.
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
