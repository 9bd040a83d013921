import { expect, test } from 'vitest';
import { matters, onTalk, outbox, say, shown, words } from '../../../../test/discussion.ts';
import {
  approveComment,
  banWriter,
  confirmComment,
  editComment,
  editOut,
  followTopic,
  holdBackComment,
  likeComment,
  putBack,
  queueCounts,
  reportComment,
  searchComments,
  tellFollowers,
  withdrawComment,
  writeComment,
} from '../index.ts';

test('words taken out by a moderator come back with the undo, and approving can be taken back', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator } = scene;
    const comment = await say(ctx, cast, cast.people.mei, { topic, body: 'Good. Bad.' });
    const act = { programme, actor: moderator, comment };
    await editOut(ctx, { ...act, body: 'Good.', reason: 'One word too many.' });
    expect((await shown(scene))[0]!.html).toContain('Good.</p>');
    expect((await searchComments(ctx, { programme, query: 'bad' })).rows).toEqual([]);
    // A second change, as by another moderator, loses nothing that the writer wrote.
    await editOut(ctx, { ...act, body: 'Fine.', reason: 'And another.' });
    await putBack(ctx, act);
    expect((await shown(scene))[0]!.html).toContain('Good. Bad.');
    await holdBackComment(ctx, { ...act, state: 'held' });
    expect(await shown(scene)).toEqual([]);
    expect(await matters(scene)).toEqual(['comments-held']);
  }));

test('a writer who puts back what a moderator took out waits for a moderator again', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator } = scene;
    const comment = await say(ctx, cast, cast.people.mei, { topic, body: 'Good. Bad.' });
    const act = { programme, actor: moderator, comment };
    await editOut(ctx, { ...act, body: 'Good.', reason: 'One word too many.' });
    const own = { programme, person: cast.people.mei, comment };
    expect(await editComment(ctx, { ...own, body: 'Good. Bad.' })).toEqual({ ok: true });
    expect(await shown(scene)).toEqual([]);
    expect((await searchComments(ctx, { programme, query: 'bad' })).rows).toEqual([]);
    expect(await ctx.db.selectFrom('comment').select('held_for').execute()).toEqual([
      { held_for: ['edited'] },
    ]);
    expect(await matters(scene)).toEqual(['comments-held']);
    // Undoing would bring back older words than the writer's present ones.
    expect(await putBack(ctx, act)).toEqual({ ok: false, reason: 'unknown' });
    await approveComment(ctx, act);
    expect(await editComment(ctx, { ...own, body: 'Good. Better.' })).toEqual({ ok: true });
    expect(await shown(scene)).toHaveLength(1);
  }));

test('a banned writer writes no more and what waited of theirs is hidden; a volunteer can’t be banned', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator } = scene;
    const by = { person: cast.people.nils };
    const comment = await say(ctx, cast, cast.people.nils, { topic });
    await writeComment(ctx, words(scene, { by, body: 'https://a.x https://b.x https://c.x' }));
    expect(await matters(scene)).toEqual(['comments-held']);
    const act = { programme, actor: moderator, person: cast.people.nils, reason: 'Advertising.' };
    expect(await banWriter(ctx, act)).toEqual({ ok: true });
    expect(await writeComment(ctx, words(scene, { by, body: 'More' }))).toEqual({
      ok: false,
      reason: 'banned',
    });
    expect(await editComment(ctx, { programme, person: by.person, comment, body: 'Buy this.' })).toEqual({
      ok: false,
      reason: 'banned',
    });
    expect(await matters(scene)).toEqual([]);
    expect(await banWriter(ctx, { ...act, person: cast.people.elif })).toEqual({
      ok: false,
      reason: 'volunteer',
    });
    // Another person who gives the address of a banned writer gets no further than the link.
    const given = await writeComment(
      ctx,
      words(scene, { by: { address: 'nils@cast.example' }, body: 'Again' }),
    );
    expect(
      await confirmComment(ctx, { programme, person: by.person, comment: given.ok ? given.comment : 0 }),
    ).toEqual({ ok: false, reason: 'banned' });
  }));

test('a like counts once for each, and again takes it back; a report brings it before a moderator once', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const comment = await say(ctx, cast, cast.people.mei, { topic });
    const place = { programme, topic, comment };
    expect(await likeComment(ctx, { ...place, liker: { person: cast.people.luca } })).toEqual({
      likes: 1,
      liked: true,
    });
    expect(await likeComment(ctx, { ...place, liker: { key: 'v:x' } })).toEqual({ likes: 2, liked: true });
    // A double click is one like; pressed again later it is taken back.
    expect(await likeComment(ctx, { ...place, liker: { key: 'v:x' } })).toEqual({ likes: 2, liked: true });
    ctx.clock.forward(0.001);
    expect(await likeComment(ctx, { ...place, liker: { key: 'v:x' } })).toEqual({ likes: 1, liked: false });
    expect(await likeComment(ctx, { ...place, comment: 0, liker: { key: 'v:x' } })).toBeNull();
    for (let n = 0; n < 2; n++)
      expect(await reportComment(ctx, { ...place, reporter: { key: 'v:y' }, reason: 'Rude.' })).toEqual({
        ok: true,
      });
    expect(await matters(scene)).toEqual(['comment-reported']);
    expect(await ctx.db.selectFrom('comment_report').selectAll().execute()).toHaveLength(1);
    await approveComment(ctx, { programme, actor: scene.moderator, comment });
    expect(await matters(scene)).toEqual([]);
    // Nobody has to look at a comment that was taken back.
    await reportComment(ctx, { ...place, reporter: { key: 'v:z' }, reason: 'Rude.' });
    expect(await matters(scene)).toEqual(['comment-reported']);
    await withdrawComment(ctx, { programme, person: cast.people.mei, comment });
    expect(await matters(scene)).toEqual([]);
    expect(await queueCounts(ctx, programme)).toMatchObject({ reported: 0 });
  }));

test('whoever follows is told a quarter of an hour later, of all that is new but their own, and not again for hours', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    await followTopic(ctx, { programme, topic, by: { person: cast.people.luca }, locale: 'en' });
    const asked = await followTopic(ctx, {
      programme,
      topic,
      by: { address: 'vera@post.example' },
      locale: 'fr',
    });
    expect(asked).toEqual({ ok: true, asked: true });
    expect(await outbox(ctx, 'follow-confirm')).toHaveLength(1);
    ctx.clock.forward(0.01);
    await say(ctx, cast, cast.people.luca, { topic });
    const a = await say(ctx, cast, cast.people.mei, { topic });
    await tellFollowers(ctx);
    expect(await outbox(ctx, 'comments-new')).toEqual([]);
    ctx.clock.forward(0.3);
    const b = await say(ctx, cast, cast.people.mei, { topic });
    ctx.clock.forward(0.01);
    // So soon after that, a comment that was shown earlier may still be on its way into the database.
    const near = await say(ctx, cast, cast.people.mei, { topic });
    await tellFollowers(ctx);
    await tellFollowers(ctx);
    const told = await outbox(ctx, 'comments-new');
    expect(told.map(({ person_id, data }) => [person_id, data['comments']])).toEqual([
      [cast.people.luca, [a, b]],
    ]);
    ctx.clock.forward(0.3);
    const c = await say(ctx, cast, cast.people.mei, { topic });
    ctx.clock.forward(0.5);
    await tellFollowers(ctx);
    expect(await outbox(ctx, 'comments-new')).toHaveLength(1);
    ctx.clock.forward(3);
    await tellFollowers(ctx);
    expect((await outbox(ctx, 'comments-new')).at(-1)!.data['comments']).toEqual([near, c]);
  }));
