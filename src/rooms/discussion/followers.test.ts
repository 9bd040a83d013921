import { expect, test } from 'vitest';
import { matters, onTalk, outbox, say, shown, words } from '../../../test/discussion.ts';
import { erasePerson, ownData, personByAddress } from '../people/index.ts';
import {
  approveComment,
  confirmFollow,
  followTopic,
  forgetCommenters,
  holdBackComment,
  likeComment,
  remindOfSummaries,
  searchComments,
  summarise,
  summaryOf,
  unfollowTopic,
  withdrawComment,
  writeComment,
} from './index.ts';

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
    expect((await searchComments(ctx, { programme, query: 'ferri' })).rows).toEqual([]);
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
    // Their wish to get no mail has to be kept, since anybody may type their address at any time.
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
    // A person with a public comment is not told again.
    const { topic } = scene;
    await say(ctx, cast, cast.people.mei, { topic });
    const standing = await say(ctx, cast, cast.people.mei, { topic });
    await approveComment(ctx, { ...act, comment: standing });
    const people = (await outbox(ctx, 'comment-moderated')).map(({ person_id }) => person_id);
    expect(people).toEqual([cast.people.nils]);
  }));
