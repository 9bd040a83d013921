import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { freshDatabase } from '../../../../test/database.ts';
import { onTalk, outbox, say, sayAgain, shown, stageTopic, words } from '../../../../test/discussion.ts';
import {
  DEEPEST,
  MOST_ON_A_PAGE,
  approveComment,
  commentsForMail,
  discussionOf,
  editComment,
  hideComment,
  latestComments,
  livelyComments,
  withdrawComment,
  writeComment,
} from '../index.ts';

test('threads are read newest first, oldest first or by question, each with its answers in order; deep ones stand beside', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const person = cast.people.tomas;
    const a = await say(ctx, cast, person, { topic });
    const b = await say(ctx, cast, person, { topic, question: 2 });
    const a1 = await say(ctx, cast, person, { topic, parent: a });
    const c = await say(ctx, cast, person, { topic, question: 1 });
    const a2 = await say(ctx, cast, person, { topic, parent: a });
    const a11 = await say(ctx, cast, person, { topic, parent: a1 });
    const ids = async (order: 'newest' | 'oldest' | 'question') =>
      (await shown(scene, order)).map(({ id }) => id);
    expect(await ids('oldest')).toEqual([a, a1, a11, a2, b, c]);
    expect(await ids('newest')).toEqual([c, b, a, a1, a11, a2]);
    expect(await ids('question')).toEqual([c, b, a, a1, a11, a2]);
    let deep = a11;
    for (let n = 0; n < 10; n++) deep = await say(ctx, cast, person, { topic, parent: deep });
    const depths = (await shown(scene)).map(({ depth }) => depth);
    expect(Math.max(...depths)).toBe(DEEPEST);
    const lively = await livelyComments(ctx, { programme, topic });
    expect([lively.count, lively.comments.map(({ id }) => id)]).toEqual([16, [a, c]]);
    expect(await livelyComments(ctx, { programme, topic: topic + 1 })).toEqual({
      count: 0,
      comments: [],
    });
    expect((await latestComments(ctx, { programme, limit: 1 })).map(({ id }) => id)).toEqual([deep]);
    expect((await commentsForMail(ctx, programme, [a, b])).map(({ id }) => id)).toEqual([a, b]);
  }));

test('pages follow each other without a gap or a doubled comment', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const all: number[] = [];
    for (let n = 0; n < 120; n++) {
      const parent = n % 3 === 0 ? null : all[n - 1]!;
      all.push(await say(ctx, cast, cast.people.tomas, { topic, parent }));
    }
    for (const order of ['newest', 'oldest', 'question'] as const) {
      const read: number[] = [];
      for (const page of [1, 2, 3]) {
        const found = await discussionOf(ctx, { programme, topic, order, page });
        expect([found.total, found.pages]).toEqual([120, 3]);
        read.push(...found.comments.map(({ id }) => id));
      }
      const whole = await discussionOf(ctx, { programme, topic, order, page: 1, size: MOST_ON_A_PAGE });
      expect(read).toEqual(whole.comments.map(({ id }) => id));
      expect(read.toSorted((x, y) => x - y)).toEqual(all);
    }
  }));

test('pages far in are the same whichever end they are found from, for who has something waiting, too', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const first = await say(ctx, cast, cast.people.tomas, { topic });
    await sayAgain(ctx, first, 2290);
    const waiting = await say(ctx, cast, cast.people.mei, { topic });
    await sql`update comment set state = 'held', listed = false where id = ${waiting}`.execute(ctx.db);
    const inOrder = { newest: 'id desc', oldest: 'id', question: 'question nulls last, id' } as const;
    for (const order of ['newest', 'oldest', 'question'] as const)
      for (const viewer of [null, cast.people.mei]) {
        const { rows } = await sql<{ id: number }>`
          select id from comment where programme_id = ${programme} and topic_id = ${topic} and (listed or author_id = ${viewer})
          order by ${sql.raw(inOrder[order])}`.execute(ctx.db);
        const whole = rows.map(({ id }) => id);
        for (const page of [1, 21, 22, 25, 30, 45, 46, 47]) {
          const found = await discussionOf(ctx, { programme, topic, order, viewer, page });
          const wanted = whole.slice((page - 1) * 50, page * 50);
          expect(
            found.comments.map(({ id }) => id),
            `page ${page} by ${order}`,
          ).toEqual(wanted);
          if (wanted.length > 0) expect(found.pages).toBe(46);
        }
      }
  }));

test('what is taken back or hidden leaves its place while somebody’s answer stands beneath, and nothing else', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic, moderator } = scene;
    const a = await say(ctx, cast, cast.people.tomas, { topic });
    const b = await say(ctx, cast, cast.people.mei, { topic, parent: a });
    await withdrawComment(ctx, { programme, person: cast.people.tomas, comment: a });
    expect((await shown(scene)).map(({ id, state }) => [id, state])).toEqual([
      [a, 'withdrawn'],
      [b, 'shown'],
    ]);
    expect((await discussionOf(ctx, { programme, topic, order: 'newest', page: 1 })).total).toBe(1);
    await hideComment(ctx, { programme, actor: moderator, comment: b, reason: 'It names somebody.' });
    expect(await shown(scene)).toEqual([]);
    expect(
      (await outbox(ctx, 'comment-moderated')).filter(({ data }) => data['what'] === 'hidden'),
    ).toHaveLength(1);
    await approveComment(ctx, { programme, actor: moderator, comment: b });
    expect(await shown(scene)).toHaveLength(2);
  }));

test('a comment may be changed for an hour and taken back for a month, by its writer alone', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const comment = await say(ctx, cast, cast.people.tomas, { topic });
    const own = { programme, person: cast.people.tomas, comment };
    expect(await editComment(ctx, { ...own, person: cast.people.mei, body: 'Mine' })).toMatchObject({
      ok: false,
    });
    expect(await editComment(ctx, { ...own, body: 'Better *words*' })).toEqual({ ok: true });
    expect((await shown(scene))[0]).toMatchObject({ html: '<p>Better <em>words</em></p>\n' });
    expect((await shown(scene))[0]!.edited_at).not.toBeNull();
    ctx.clock.forward(1.01);
    expect(await editComment(ctx, { ...own, body: 'Later' })).toEqual({ ok: false, reason: 'late' });
    ctx.clock.forward(24 * 30);
    expect(await withdrawComment(ctx, own)).toEqual({ ok: false, reason: 'late' });
  }));

test('of two clicks at the same instant one makes the comment and the other finds it', async () => {
  const database = await freshDatabase();
  try {
    const ctx = testContext(database.db);
    const cast = await stage(ctx);
    const topic = await stageTopic(ctx, cast);
    const scene = { programme: cast.programme, topic };
    const pair = async (n: number): Promise<boolean> => {
      const input = words(scene, { by: { person: cast.people.tomas }, body: `Click ${n}` });
      const [one, two] = await Promise.all([writeComment(ctx, input), writeComment(ctx, input)]);
      return one.ok && two.ok && one.comment === two.comment && one.again !== two.again;
    };
    for (let from = 0; from < 150; from += 50) {
      const done = await Promise.all(Array.from({ length: 50 }, (_, n) => pair(from + n)));
      expect(done.every(Boolean)).toBe(true);
    }
    expect(await ctx.db.selectFrom('comment').select('id').execute()).toHaveLength(150);
  } finally {
    await database.drop();
  }
});
