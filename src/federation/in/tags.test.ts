import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import { ana, ben, cleo, followed } from '../../../test/fediversePlays.ts';
import { admitMessage, chatById, openRoom } from '../../rooms/chats/index.ts';
import { announced } from '../../../test/chatting.ts';
import { nameChatServers, openHome } from '../../rooms/networks/index.ts';
import { archiveProgramme } from '../../rooms/programmes/index.ts';
import { tick } from '../../jobs/timetable.ts';
import { idOf } from '../reading/json.ts';
import { lookForTags } from './tags.ts';

test('while a live chat is open, public posts with its hashtag join its record, of followers and of named servers, moderated and followed as comments are', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, documents, outbound } = scene;
    const { programme } = cast;
    const { chat } = await announced(ctx, cast);
    await ctx.db.updateTable('chat').set({ hashtag: 'FirstShelves' }).execute();
    await followed(scene, ana);
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.post('/workbench/networks/choices', { 'chat-servers': 'nowhere' })).status).toBe(422);
    // The operator decides which servers may be chosen.
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
    // Before the chat opens, there is nothing to join.
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
    // Ignored: posts of strangers, posts without the hashtag, old posts and private posts.
    await send(ben, said(ben, 3));
    await send(ana, said(ana, 4, { tag: [] }));
    await send(ana, said(ana, 5, { published: '2026-01-01T00:00:00Z' }));
    await send(ana, said(ana, 6, { to: [`${ana.id}/followers`], cc: [] }));
    const list = [said(cleo, 7), said(cleo, 8, { to: [cleo.id] }), said(ben, 9)];
    for (const note of list) documents.set(note['id'] as string, note);
    const doc = list.map(({ id }) => ({ uri: id })) as never;
    const at = 'https://other.example/api/v1/timelines/tag/FirstShelves?local=true&limit=40';
    documents.set(at, { doc, type: 'application/json' });
    // On the followers' own server, followers are heard without a mention; nobody else there is.
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
    // A server that the operator no longer names is not searched.
    await nameChatServers(ctx, ['third.example']);
    expect((await openHome(ctx, programme))!.chatServers).toEqual([]);
    const actor = { kind: 'person', id: cast.people.bao } as const;
    for (const [message] of await messages()) await admitMessage(ctx, { programme, actor, message });
    const page = (await browse(ctx, cast).get('/chats/first-shelves?lang=en')).text;
    expect(page).toContain('<bdi dir="ltr">@ana@far.example</bdi>');
    // An answer to a message needs no hashtag. Later changes and deletion of a post are followed.
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
    // A server does not report changes to posts that were found on its page. Each is looked at again, and once more after it became
    // private.
    const found = own[0]!;
    const again = async (doc: Record<string, unknown>): Promise<readonly unknown[]> => {
      documents.set(found['id'] as string, doc);
      ctx.clock.forward(0.2);
      await lookForTags({ ctx, outbound }, new AbortController().signal);
      return (await messages()).find(([id]) => id === found11)!.slice(1);
    };
    expect(await again({ ...found, content: 'Said better.' })).toEqual(['Said better.', 'shown']);
    expect(await again({ ...found, to: [ana.id] })).toEqual(['Said better.', 'withdrawn']);
    // All servers with an answer to a chat's post are told of its end, even if nobody there follows.
    const now = ctx.clock.now();
    const { id } = await ctx.db
      .insertInto('network_post')
      .values({ programme_id: programme, chat_id: chat, mark: 'x', made_at: now, changed_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const by = { kind: 'person', id: cast.people.tomas } as const;
    await archiveProgramme(ctx, { programme, actor: by, archived: true });
    scene.posted.length = 0;
    await tick(ctx);
    await scene.work();
    const ends = scene.posted.filter(({ doc }) => idOf(doc['object']) === scene.post(id));
    expect(ends.map(({ url, doc }) => [url, doc['type']])).toEqual([
      ['https://far.example/inbox', 'Delete'],
      ['https://other.example/inbox', 'Delete'],
    ]);
    // A programme that is off looks at no post again, however long that has been due.
    await ctx.db.updateTable('network_reply').set({ look_at: now }).execute();
    ctx.enqueued.length = 0;
    await tick(ctx);
    expect(ctx.enqueued.map(({ name }) => name)).not.toContain('networks-tags');
  }));
