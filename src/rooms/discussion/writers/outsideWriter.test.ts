import { expect, test } from 'vitest';
import { onTalk, outbox, shown, words } from '../../../../test/discussion.ts';
import type { TalkScene } from '../../../../test/discussion.ts';
import { erasePerson, ownData, personById } from '../../people/index.ts';
import {
  approveComment,
  banWriter,
  bannedWriters,
  deskComment,
  editOut,
  followTopic,
  forgetCommenters,
  hideComment,
  liftBan,
  likeComment,
  outsideWriter,
  reportComment,
  searchComments,
  tellFollowers,
  writeComment,
} from '../index.ts';
import type { OutsideWriter } from '../index.ts';

const MIRA = { knownAs: 'https://far.example/users/mira', name: 'Mira', handle: '@mira@far.example' };

const from = ({ ctx, programme }: TalkScene, more: Partial<OutsideWriter> = {}): Promise<number> =>
  outsideWriter(ctx, { programme, origin: 'elsewhere', locale: 'en', ...MIRA, ...more });

async function says(scene: TalkScene, person: number, body = 'Words from afar.'): Promise<number> {
  const done = await writeComment(
    scene.ctx,
    words(scene, { by: { person }, name: 'Mira', body, channel: 'elsewhere' }),
  );
  if (!done.ok) throw new Error(done.reason);
  return done.comment;
}

test('who writes on another server is the same person each time, named anew, and another in an import', () =>
  onTalk(async (scene) => {
    const mira = await from(scene);
    expect(await from(scene, { name: 'Mira B.', handle: '@mirab@far.example' })).toBe(mira);
    expect(await from(scene, { origin: 'imported' })).not.toBe(mira);
    expect(await personById(scene.ctx, scene.programme, mira)).toMatchObject({ address: null, name: 'Mira' });
    const two = await Promise.all([from(scene, { knownAs: 'x' }), from(scene, { knownAs: 'y' })]);
    expect(new Set([...two, mira]).size).toBe(3);
  }));

test('a comment from another server waits as a first one, is shown with its handle, liked, reported and found', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator } = scene;
    const mira = await from(scene);
    const comment = await says(scene, mira);
    expect(await shown(scene)).toEqual([]);
    expect(await deskComment(ctx, programme, comment)).toMatchObject({
      kind: 'elsewhere',
      address: null,
      handle: MIRA.handle,
      held_for: ['first'],
      channel: 'elsewhere',
    });
    await approveComment(ctx, { programme, actor: moderator, comment });
    expect(await shown(scene)).toMatchObject([{ id: comment, name: 'Mira', handle: MIRA.handle }]);
    // The writer is trusted now: their next comment appears at once.
    expect((await shown(scene)).length + 1).toBe(
      (await says(scene, mira, 'More.'), await shown(scene)).length,
    );
    const own = { programme, topic, comment };
    expect(await likeComment(ctx, { ...own, liker: { person: cast.people.luca } })).toMatchObject({
      likes: 1,
    });
    expect(await likeComment(ctx, { ...own, liker: { person: mira } })).toMatchObject({ likes: 2 });
    expect(await reportComment(ctx, { ...own, reporter: { person: mira }, reason: 'Mine.' })).toEqual({
      ok: true,
    });
    const found = (await searchComments(ctx, { programme, query: 'mira afar' })).rows;
    expect(found.map(({ id }) => id)).toEqual([comment]);
  }));

test('moderating and banning somebody without an address mails nothing and holds', () =>
  onTalk(async (scene) => {
    const { ctx, programme, topic, moderator: actor } = scene;
    const mira = await from(scene);
    const comment = await says(scene, mira);
    await approveComment(ctx, { programme, actor, comment });
    await editOut(ctx, { programme, actor, comment, body: 'Words.', reason: 'Too far.' });
    await hideComment(ctx, { programme, actor, comment, reason: 'Unkind.' });
    await followTopic(ctx, { programme, topic, by: { person: mira }, locale: 'en' });
    await approveComment(ctx, { programme, actor, comment });
    expect(await banWriter(ctx, { programme, actor, person: mira, reason: 'Again.' })).toEqual({ ok: true });
    expect((await bannedWriters(ctx, programme)).rows).toMatchObject([
      { person: mira, name: 'Mira', address: null, handle: MIRA.handle },
    ]);
    const more = words(scene, { by: { person: mira }, name: 'Mira', body: 'Again', channel: 'elsewhere' });
    expect(await writeComment(ctx, more)).toEqual({ ok: false, reason: 'banned' });
    expect(await liftBan(ctx, { programme, actor, person: mira })).toEqual({ ok: true });
    await writeComment(ctx, words(scene, { by: { person: scene.cast.people.bao }, body: 'Welcome.' }));
    ctx.clock.forward(1);
    await tellFollowers(ctx);
    const { rows } = {
      rows: await ctx.db.selectFrom('outbox').select('kind').where('person_id', '=', mira).execute(),
    };
    expect(rows).toEqual([]);
    expect(await outbox(ctx, 'comment-moderated')).toEqual([]);
  }));

test('somebody without an address is erased like everybody: words stay without a name, nothing else does', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator: actor } = scene;
    const mira = await from(scene);
    const other = await from(scene, { origin: 'imported', knownAs: 'blog:7', name: 'Odo' });
    const comment = await says(scene, mira);
    await approveComment(ctx, { programme, actor, comment });
    await likeComment(ctx, { programme, topic, comment, liker: { person: other } });
    await likeComment(ctx, { programme, topic, comment, liker: { person: cast.people.luca } });
    const data = await ownData(ctx, programme, mira);
    expect(data['inDiscussions']).toMatchObject([
      { name: 'Mira', origin: 'elsewhere', known_as: MIRA.knownAs },
    ]);
    expect(data['comments']).toHaveLength(1);
    for (const person of [mira, other])
      expect(await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person })).toEqual({
        ok: true,
      });
    expect(await shown(scene)).toMatchObject([{ id: comment, name: '', handle: null, likes: 1 }]);
    expect((await searchComments(ctx, { programme, query: 'mira' })).rows).toEqual([]);
    expect(await ctx.db.selectFrom('outside_writer').selectAll().execute()).toEqual([]);
    expect(await personById(ctx, programme, mira)).toMatchObject({ address: null, name: '' });
    // Others are untouched: two people without an address are not the same person.
    expect(await personById(ctx, programme, cast.people.luca)).toMatchObject({ erased_at: null });
  }));

test('who comes from outside does not go by themselves as an address does that nobody confirmed', () =>
  onTalk(async (scene) => {
    const { ctx, programme } = scene;
    const mira = await from(scene);
    ctx.clock.forward(40 * 24);
    await forgetCommenters(ctx);
    expect(await personById(ctx, programme, mira)).not.toBeNull();
  }));

test('a pseudonym stands beside the real name: nobody reads that one, and what is done with the writer holds for both', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, moderator: actor } = scene;
    const person = cast.people.nils;
    const as = { by: { person }, name: 'Night Owl' };
    const done = await writeComment(ctx, words(scene, { ...as, body: 'At night.' }));
    if (!done.ok) throw new Error(done.reason);
    await approveComment(ctx, { programme, actor, comment: done.comment });
    const real = (await personById(ctx, programme, person))!.name;
    expect((await searchComments(ctx, { programme, query: 'night owl' })).rows).toHaveLength(1);
    expect((await searchComments(ctx, { programme, query: real })).rows).toEqual([]);
    expect(JSON.stringify(await shown(scene))).not.toContain(real);
    await banWriter(ctx, { programme, actor, person, reason: 'Loud.' });
    expect(await writeComment(ctx, words(scene, { by: { person }, name: real, body: 'Me.' }))).toEqual({
      ok: false,
      reason: 'banned',
    });
    await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person });
    expect(await shown(scene)).toMatchObject([{ name: '' }]);
    expect((await searchComments(ctx, { programme, query: 'owl' })).rows).toEqual([]);
  }));
