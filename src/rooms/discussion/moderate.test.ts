import { expect, test } from 'vitest';
import { matters, onTalk, outbox, say, shown, words } from '../../../test/discussion.ts';
import { erasePerson, ownData, personByAddress } from '../people/index.ts';
import {
  approveComment,
  banWriter,
  confirmComment,
  confirmFollow,
  editComment,
  editOut,
  followTopic,
  forgetCommenters,
  holdBackComment,
  likeComment,
  putBack,
  remindOfSummaries,
  reportComment,
  searchComments,
  summarise,
  summaryOf,
  tellFollowers,
  unfollowTopic,
  withdrawComment,
  writeComment,
} from './index.ts';

test('words taken out by a moderator come back with the undo, and approving can be taken back', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator } = scene;
    const comment = await say(ctx, cast, cast.people.mei, { topic, body: 'Good. Bad.' });
    const act = { programme, actor: moderator, comment };
    await editOut(ctx, { ...act, body: 'Good.', reason: 'One word too many.' });
    expect((await shown(scene))[0]!.html).toContain('Good.</p>');
    expect(await searchComments(ctx, { programme, query: 'bad', page: 1 })).toEqual([]);
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
    expect(await searchComments(ctx, { programme, query: 'bad', page: 1 })).toEqual([]);
    expect(await ctx.db.selectFrom('comment').select('held_for').execute()).toEqual([
      { held_for: ['edited'] },
    ]);
    expect(await matters(scene)).toEqual(['comments-held']);
    // The undo would bring back older words than its writer's.
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
    // Somebody else who gives the address of a banned writer gets no further than the link.
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
    // So near that another, shown before it, may still be on its way into the database.
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

test('at the end of its fortnight a lively discussion asks for a summary, and has it on top once somebody wrote one', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator } = scene;
    for (let n = 0; n < 3; n++) await say(ctx, cast, cast.people.mei, { topic });
    await remindOfSummaries(ctx);
    expect(await matters(scene)).toEqual([]);
    ctx.clock.set('2027-01-26T12:00:00Z');
    await remindOfSummaries(ctx);
    await remindOfSummaries(ctx);
    expect(await matters(scene)).toEqual(['summary-due']);
    await summarise(ctx, { programme, actor: moderator, topic, body: 'It was **good**.', locale: 'en' });
    expect(await summaryOf(ctx, programme, topic)).toMatchObject({ by: 'Bao Tran', locale: 'en' });
    expect(await matters(scene)).toEqual([]);
    await summarise(ctx, { programme, actor: moderator, topic, body: '', locale: 'en' });
    expect(await summaryOf(ctx, programme, topic)).toBeNull();
  }));

test('an erased person’s public words stay as a former participant’s; everything else of theirs goes', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const { luca } = cast.people;
    const a = await say(ctx, cast, luca, { topic, name: 'Luca Ferri' });
    await say(ctx, cast, cast.people.mei, { topic, parent: a });
    await likeComment(ctx, { programme, topic, comment: a, liker: { person: luca } });
    await followTopic(ctx, { programme, topic, by: { person: luca }, locale: 'en' });
    await writeComment(ctx, words(scene, { by: { address: 'luca@cast.example' } }));
    const data = await ownData(ctx, programme, luca);
    expect([data['comments']?.length, data['likes']?.length, data['follows']?.length]).toEqual([2, 1, 1]);
    await erasePerson(ctx, { programme, actor: { kind: 'person', id: luca }, person: luca });
    const [first] = await shown(scene);
    expect(first).toMatchObject({ id: a, name: '', likes: 0 });
    expect(
      await ctx.db.selectFrom('comment').select('id').where('author_id', '=', luca).execute(),
    ).toHaveLength(1);
    for (const table of ['commenter', 'discussion_follow'] as const)
      expect(await ctx.db.selectFrom(table).selectAll().where('person_id', '=', luca).execute()).toEqual([]);
    expect(await searchComments(ctx, { programme, query: 'ferri', page: 1 })).toEqual([]);
  }));

test('an address that only followed is forgotten a month after it came, once it follows nothing, and not before', () =>
  onTalk(async (scene) => {
    const { ctx, programme, topic } = scene;
    const address = 'vera@post.example';
    await followTopic(ctx, { programme, topic, by: { address }, locale: 'en' });
    const { id: person } = (await personByAddress(ctx, programme, address))!;
    await confirmFollow(ctx, { programme, topic, person });
    ctx.clock.forward(24 * 31);
    await forgetCommenters(ctx);
    expect(await personByAddress(ctx, programme, address)).not.toBeNull();
    await unfollowTopic(ctx, { programme, topic, person });
    await ctx.db
      .insertInto('unsubscription')
      .values({ programme_id: programme, person_id: person, category: 'discussion', at: ctx.clock.now() })
      .execute();
    await forgetCommenters(ctx);
    // That they want no mail has to be known as long as anybody may give their address.
    expect(await personByAddress(ctx, programme, address)).not.toBeNull();
    await ctx.db.deleteFrom('unsubscription').execute();
    await forgetCommenters(ctx);
    expect(await personByAddress(ctx, programme, address)).toBeNull();
  }));

test('what nobody confirmed goes after a month, with the address; so do the words of what was taken back', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    await writeComment(ctx, words(scene, {}));
    const comment = await say(ctx, cast, cast.people.tomas, { topic });
    await withdrawComment(ctx, { programme, person: cast.people.tomas, comment });
    ctx.clock.forward(24 * 31);
    await forgetCommenters(ctx);
    expect(await personByAddress(ctx, programme, 'vera@post.example')).toBeNull();
    const left = await ctx.db.selectFrom('comment').select(['id', 'body']).execute();
    expect(left).toEqual([{ id: comment, body: '' }]);
  }));

test('whose comment waited is told when it stands: once, and only while it does', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, moderator } = scene;
    const by = { person: cast.people.nils };
    const wrote = await writeComment(ctx, words(scene, { by, body: 'https://a.x https://b.x https://c.x' }));
    const comment = wrote.ok ? wrote.comment : 0;
    const act = { programme, actor: moderator, comment };
    expect(await shown(scene)).toEqual([]);
    await approveComment(ctx, act);
    await approveComment(ctx, act);
    const told = await outbox(ctx, 'comment-moderated');
    expect(told.map(({ person_id, text }) => [person_id, text.includes('now it stands')])).toEqual([
      [cast.people.nils, true],
    ]);
    const mail = { programme, person: cast.people.nils, kind: 'comment-moderated' } as const;
    await holdBackComment(ctx, { ...act, state: 'held' });
    expect(await ctx.mailer.compose(ctx, { ...mail, data: told[0]!.data })).toBeNull();
    // Whose comment stands already hears nothing.
    const { topic } = scene;
    await say(ctx, cast, cast.people.mei, { topic });
    const standing = await say(ctx, cast, cast.people.mei, { topic });
    await approveComment(ctx, { ...act, comment: standing });
    const people = (await outbox(ctx, 'comment-moderated')).map(({ person_id }) => person_id);
    expect(people).toEqual([cast.people.nils]);
  }));
