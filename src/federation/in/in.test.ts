import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import { ana, approveAll, ben, cleo, followed, published, shown } from '../../../test/fediversePlays.ts';
import { tick } from '../../jobs/timetable.ts';
import { admitMessage, chatById, openRoom } from '../../rooms/chats/index.ts';
import { announced } from '../../../test/chatting.ts';
import { nameChatServers, openHome } from '../../rooms/networks/index.ts';
import { PUBLIC } from '../reading/audience.ts';
import { lookForTags } from './tags.ts';

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
    // Of a parent that is on a third server, and known to nobody here.
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
    // Of a flood no more than some reach it in a day.
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

test('while a live chat is open, public posts with its hashtag join its record, of followers and of named servers, moderated and followed as comments are', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, documents, outbound } = scene;
    const { programme } = cast;
    const { chat } = await announced(ctx, cast);
    await ctx.db.updateTable('chat').set({ hashtag: 'FirstShelves' }).execute();
    await followed(scene, ana);
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.post('/workbench/networks/choices', { 'chat-servers': 'nowhere' })).status).toBe(422);
    // The operator names the servers that may be chosen.
    const chosen = { 'chat-servers': 'other.example' };
    expect((await tomas.post('/workbench/networks/choices', chosen)).status).toBe(422);
    const operator = browse(ctx, cast, 'olga').site;
    expect((await operator.post('/operator/networks', { servers: 'no server' })).status).toBe(422);
    await operator.post('/operator/networks', { servers: 'Other.example\nthird.example' });
    expect((await tomas.get('/workbench/networks?lang=en')).text).toContain('other.example, third.example');
    expect((await tomas.post('/workbench/networks/choices', chosen)).status).toBe(303);
    const tag = [{ type: 'Hashtag', name: '#firstshelves', href: 'https://far.example/tags/x' }];
    const said = (who: typeof ana, number: number, more = {}) =>
      noteOf(who, number, '', { inReplyTo: null, tag, published: ctx.clock.now().toISOString(), ...more });
    const send = async (who: typeof ana, note: Record<string, unknown>): Promise<void> => {
      await scene.send(who, createOf(who, note));
      await scene.work();
    };
    // Before it is open, there is nothing to join.
    const early = said(ana, 1);
    await send(ana, early);
    ctx.clock.forward(0.5);
    await openRoom(ctx, {
      programme,
      actor: { kind: 'person', id: cast.people.bao },
      chat,
      session: (await chatById(ctx, programme, chat))!.sessions[0]!.id,
    });
    await send(ana, said(ana, 2));
    // Not of strangers, not without the hashtag, not what was written long before, and nothing private.
    await send(ben, said(ben, 3));
    await send(ana, said(ana, 4, { tag: [] }));
    await send(ana, said(ana, 5, { published: '2026-01-01T00:00:00Z' }));
    await send(ana, said(ana, 6, { to: [`${ana.id}/followers`], cc: [] }));
    const list = [said(cleo, 7), said(cleo, 8, { to: [cleo.id] }), said(ben, 9)];
    for (const note of list) documents.set(note['id'] as string, note);
    const doc = list.map(({ id }) => ({ uri: id })) as never;
    const at = 'https://other.example/api/v1/timelines/tag/FirstShelves?local=true&limit=40';
    documents.set(at, { doc, type: 'application/json' });
    // On their own server followers are heard without a mention, and nobody else there.
    const own = [said(ana, 11, { cc: [] }), said(ben, 12, { cc: [] })];
    for (const note of own) documents.set(note['id'] as string, note);
    const theirs = 'https://far.example/api/v1/timelines/tag/FirstShelves?local=true&limit=40';
    documents.set(theirs, { doc: own.map(({ id }) => ({ uri: id })) as never, type: 'application/json' });
    for (let turn = 0; turn < 2; turn++) await lookForTags({ ctx, outbound }, new AbortController().signal);
    const messages = async () =>
      (await ctx.db.selectFrom('chat_message').select(['id', 'body', 'state']).orderBy('body').execute()).map(
        ({ id, body, state }) => [id, body, state] as const,
      );
    expect((await messages()).map(([, ...rest]) => rest)).toEqual([
      ['Answer 11.', 'held'],
      ['Answer 2.', 'held'],
      ['Answer 7.', 'held'],
    ]);
    const [[found11]] = (await messages()) as [readonly [number, string, string]];
    // Of one that the operator names no more nothing is looked for.
    await nameChatServers(ctx, ['third.example']);
    expect((await openHome(ctx, programme))!.chatServers).toEqual([]);
    const actor = { kind: 'person', id: cast.people.bao } as const;
    for (const [message] of await messages()) await admitMessage(ctx, { programme, actor, message });
    const page = (await browse(ctx, cast).get('/chats/first-shelves?lang=en')).text;
    expect(page).toContain('<bdi dir="ltr">@ana@far.example</bdi>');
    // An answer to it needs no hashtag; its change and its end are followed.
    const note = said(ana, 2);
    await send(ana, said(ana, 10, { tag: [], inReplyTo: note['id'] }));
    const update = {
      id: `${ana.id}#u2`,
      type: 'Update',
      actor: ana.id,
      object: { ...note, content: 'Other words.' },
    };
    await scene.send(ana, update);
    await scene.send(cleo, {
      id: `${cleo.id}#d7`,
      type: 'Delete',
      actor: cleo.id,
      object: `${cleo.id}/statuses/7`,
    });
    await scene.work();
    expect((await messages()).map(([, ...rest]) => rest)).toEqual([
      ['Answer 10.', 'shown'],
      ['Answer 11.', 'shown'],
      ['Answer 7.', 'withdrawn'],
      ['Other words.', 'shown'],
    ]);
    // Of what was found on a page their server tells us nothing: it is looked at again, and once more after it was made private.
    const found = own[0]!;
    const again = async (doc: Record<string, unknown>): Promise<readonly unknown[]> => {
      documents.set(found['id'] as string, doc);
      ctx.clock.forward(0.2);
      await lookForTags({ ctx, outbound }, new AbortController().signal);
      return (await messages()).find(([id]) => id === found11)!.slice(1);
    };
    expect(await again({ ...found, content: 'Said better.' })).toEqual(['Said better.', 'shown']);
    expect(await again({ ...found, to: [ana.id] })).toEqual(['Said better.', 'withdrawn']);
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
