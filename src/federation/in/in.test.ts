import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import { ana, approveAll, ben, cleo, followed, published, shown } from '../../../test/fediversePlays.ts';
import { tick } from '../../jobs/timetable.ts';
import { PUBLIC } from '../reading/audience.ts';

const name = (who: string): string => `${who} of far.example`;

test('public answers become comments in their threads, in whatever order they come, once a moderator lets them', () =>
  onFediverse(async (scene) => {
    await followed(scene);
    const post = await published(scene);
    const first = noteOf(ana, 1, scene.post(post));
    const second = noteOf(ben, 2, first['id'] as string, {
      content: '<p>To <b>you</b> <script>x</script>*so*</p>',
    });
    const third = noteOf(ana, 3, second['id'] as string);
    for (const [who, note] of [
      [ana, third],
      [ben, second],
      [ana, first],
      [ben, second],
    ] as const)
      await scene.send(who, createOf(who, note));
    await scene.work();
    expect(await shown(scene)).toEqual([]);
    for (let turn = 0; turn < 3; turn++) {
      await approveAll(scene);
      await tick(scene.ctx);
    }
    const tree = [
      `${name('ana')}: <p>Answer 1.</p>`,
      `>${name('ben')}: <p>To you *so*</p>`,
      `>>${name('ana')}: <p>Answer 3.</p>`,
    ];
    expect(await shown(scene)).toEqual(tree);
    // The parent of this answer is on a third server, and not known here.
    const far = noteOf(cleo, 4, scene.post(post));
    scene.documents.set(far['id'] as string, far);
    await scene.send(ana, createOf(ana, noteOf(ana, 5, far['id'] as string)));
    await scene.work();
    await approveAll(scene);
    await tick(scene.ctx);
    expect(await shown(scene)).toEqual([
      ...tree,
      'cleo of other.example: <p>Answer 4.</p>',
      `>${name('ana')}: <p>Answer 5.</p>`,
    ]);
  }));

test('an answer whose parent is lost stands under the topic when its server names the thread, else it goes', () =>
  onFediverse(async (scene) => {
    await followed(scene);
    const post = await published(scene);
    const lost = 'https://far.example/users/gone/statuses/9';
    await scene.send(ana, createOf(ana, noteOf(ana, 1, lost, { context: `${scene.post(post)}/context` })));
    await scene.send(ana, createOf(ana, noteOf(ana, 2, lost)));
    for (let day = 0; day < 6; day++) {
      await scene.work();
      scene.ctx.clock.forward(48);
    }
    await approveAll(scene);
    expect(await shown(scene)).toEqual(['ana of far.example: <p>Answer 1.</p>']);
    expect(
      await scene.ctx.db.selectFrom('network_reply').select('state').orderBy('object').execute(),
    ).toEqual([{ state: 'placed' }, { state: 'gone' }]);
  }));

test('edits, deletions, likes and boosts are followed, and somebody whose server says that they are gone is forgotten', () =>
  onFediverse(async (scene) => {
    const { ctx, topic } = scene;
    await followed(scene);
    const post = await published(scene);
    const note = noteOf(ana, 1, scene.post(post));
    await scene.send(ana, createOf(ana, note));
    await scene.send(ben, { id: `${ben.id}#like`, type: 'Like', actor: ben.id, object: scene.post(post) });
    await scene.send(ben, { id: `${ben.id}#like2`, type: 'Like', actor: ben.id, object: scene.post(post) });
    await scene.send(ben, {
      id: `${ben.id}#boost`,
      type: 'Announce',
      actor: ben.id,
      object: scene.post(post),
    });
    await scene.work();
    await approveAll(scene);
    const likes = async () =>
      (
        await ctx.db
          .selectFrom('topic')
          .select('like_count')
          .where('id', '=', topic)
          .executeTakeFirstOrThrow()
      ).like_count;
    expect(await likes()).toBe(1);
    expect(await ctx.db.selectFrom('network_mark').select('kind').orderBy('kind').execute()).toEqual([
      { kind: 'boost' },
      { kind: 'like' },
    ]);
    const liked = { id: `${ben.id}#boost2`, type: 'Announce', actor: ben.id, object: note['id'] };
    await scene.send(ben, liked);
    await scene.work();
    const page = async () => (await browse(ctx, scene.cast).get('/topics/doors?lang=en')).text;
    expect((await page()).match(/boosted once/g)).toHaveLength(2);
    await scene.send(ben, { id: `${ben.id}#undo`, type: 'Undo', actor: ben.id, object: liked });
    await scene.work();
    expect((await page()).match(/boosted once/g)).toHaveLength(1);
    ctx.clock.forward(24 * 40);
    const changed = { ...note, content: '<p>Better words.</p>' };
    await scene.send(ana, {
      id: `${ana.id}#u`,
      type: 'Update',
      actor: ana.id,
      to: [PUBLIC],
      object: changed,
    });
    await scene.work();
    expect(await shown(scene)).toEqual(['ana of far.example: <p>Better words.</p>']);
    await scene.send(ana, {
      id: `${ana.id}#d`,
      type: 'Delete',
      actor: ana.id,
      object: { id: note['id'], type: 'Tombstone' },
    });
    await scene.send(ben, { id: `${ben.id}#gone`, type: 'Delete', actor: ben.id, object: ben.id });
    scene.documents.set(ben.id, 410);
    await scene.work();
    expect(await shown(scene)).toEqual([]);
    expect(await likes()).toBe(0);
    await scene.send(ana, createOf(ana, noteOf(ana, 2, scene.post(post))));
    await scene.work();
    expect(await shown(scene)).toHaveLength(1);
    await scene.send(ana, { id: `${ana.id}#gone`, type: 'Delete', actor: ana.id, object: ana.id });
    await scene.work();
    expect(await shown(scene)).toEqual([]);
    expect(await ctx.db.selectFrom('network_account').select('actor').execute()).toEqual([]);
    expect(JSON.stringify(await ctx.db.selectFrom('comment').selectAll().execute())).not.toMatch(
      /ana of|Better/,
    );
  }));

test('what is not for everybody is shown on no page: it reaches the inbox of the coordinators, who are told that they cannot answer', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, us } = scene;
    await followed(scene);
    const post = await published(scene);
    const secret = { content: '<p>Only for you_all.</p>', cc: [] };
    await scene.send(ana, createOf(ana, noteOf(ana, 1, scene.post(post), { ...secret, to: [us] })));
    await scene.send(
      ben,
      createOf(ben, noteOf(ben, 2, scene.post(post), { ...secret, to: [`${ben.id}/followers`] })),
    );
    await scene.send(
      ben,
      createOf(ben, noteOf(ben, 3, `${ana.id}/statuses/7`, { ...secret, to: [`${ben.id}/followers`] })),
    );
    await scene.work();
    expect(await ctx.db.selectFrom('comment').select('id').execute()).toEqual([]);
    const messages = await ctx.db
      .selectFrom('thread_message')
      .select(['thread_id', 'body'])
      .orderBy('id')
      .execute();
    expect(messages.map(({ body }) => body)).toEqual([
      `Only for you_all.\n\n@ana@far.example\n${ana.id}/statuses/1`,
      `Only for you_all.\n\n@ben@far.example\n${ben.id}/statuses/2`,
    ]);
    // Only some of the flood's mails reach the inbox in a day.
    const more = async (from: number, until: number): Promise<number> => {
      for (let n = from; n < until; n++)
        await scene.send(ana, createOf(ana, noteOf(ana, n, scene.post(post), { ...secret, to: [us] })));
      await scene.work();
      return (await ctx.db.selectFrom('thread_message').select('id').execute()).length;
    };
    expect(await more(40, 60)).toBe(await more(60, 63));
    const page = await browse(ctx, cast, 'tomas').get(`/workbench/inbox/${messages[0]!.thread_id}?lang=en`);
    expect(page.text).toContain('an answer can only be given on their own server');
    expect(page.text).not.toContain('name="answer"');
  }));

test('a report of the programme itself reaches the coordinators', () =>
  onFediverse(async (scene) => {
    const { ctx, us } = scene;
    await followed(scene);
    await scene.send(ana, {
      id: `${ana.id}#r`,
      type: 'Flag',
      actor: ana.id,
      object: [us],
      content: 'It is loud.',
    });
    await scene.work();
    const bodies = await ctx.db.selectFrom('thread_message').select('body').execute();
    expect(bodies.map(({ body }) => body)).toEqual([`It is loud.\n\n@ana@far.example\n${ana.id}#r`]);
  }));
