import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import { actors } from '../../../test/forgeries/actors.ts';
import { answers } from '../../../test/forgeries/answers.ts';
import { ana, evil, mallory } from '../../../test/forgeries/forged.ts';
import { names } from '../../../test/forgeries/names.ts';
import { signatures } from '../../../test/forgeries/signatures.ts';
import { tricks } from '../../../test/forgeries/tricks.ts';
import { tick } from '../../jobs/timetable.ts';

test('nothing that is not of whom it says is taken: no follower, no comment, no like, and nothing of others is changed', () =>
  onFediverse(async (scene) => {
    const { ctx, documents } = scene;
    ctx.clock.set('2027-01-11T09:00:00Z');
    await tick(ctx);
    const { id } = await ctx.db.selectFrom('network_post').select('id').executeTakeFirstOrThrow();
    const all = Object.entries({
      ...signatures(scene, id),
      ...actors(scene, id),
      ...answers(scene, id),
      ...tricks(scene, id),
      ...names(scene, id),
    });
    expect(all.length).toBeGreaterThanOrEqual(100);
    const taken: string[] = [];
    const standing = async () => ({
      followers: await ctx.db
        .selectFrom('network_account')
        .select('actor')
        .where('follows_at', 'is not', null)
        .execute(),
      replies: await ctx.db.selectFrom('network_reply').select('object').execute(),
      comments: await ctx.db.selectFrom('comment').select('id').execute(),
      marks: await ctx.db.selectFrom('network_mark').select('kind').execute(),
    });
    const nothing = { followers: [], replies: [], comments: [], marks: [] };
    for (const [name, { by = ana, activity, how, there = {} }] of all) {
      documents.clear();
      for (const one of [ana, mallory, evil]) documents.set(one.id, one.doc);
      for (const [address, doc] of Object.entries(there)) documents.set(address, doc);
      const status = await scene.send(by, activity, how);
      await scene.work();
      if (status >= 500) taken.push(`${name}: ${status}`);
      if (JSON.stringify(await standing()) !== JSON.stringify(nothing)) taken.push(name);
      for (const table of ['network_account', 'network_received', 'network_seen'] as const)
        await ctx.db.deleteFrom(table).execute();
    }
    expect(taken).toEqual([]);
    // A forger cannot use up the names of another person's activities.
    documents.set(ana.id, ana.doc);
    const theirs = { id: `${ana.id}#f`, type: 'Follow', actor: evil.id, object: scene.us };
    await scene.send(evil, { id: `${evil.id}#u`, type: 'Undo', actor: evil.id, object: theirs });
    await scene.work();
    // The same activities, genuine, are accepted: so the forged ones above were refused for being forged.
    await scene.send(ana, createOf(ana, noteOf(ana, 'x', scene.post(id))));
    await scene.send(
      ana,
      { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: scene.us },
      { rfc9421: true },
    );
    await scene.work();
    expect(await standing()).toMatchObject({ followers: [{ actor: ana.id }], replies: [{}], comments: [{}] });
    // An activity sent again, unchanged or with a new signature, does nothing more.
    const undo = {
      id: `${ana.id}#u`,
      type: 'Undo',
      actor: ana.id,
      object: { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: scene.us },
    };
    const followers = async () => (await standing()).followers.length;
    // Some servers undo a follow by its address alone. Only the follow's own actor may do so.
    for (const [by, left] of [
      [mallory, 1],
      [ana, 0],
    ] as const) {
      await scene.send(by, { id: `${by.id}#u1`, type: 'Undo', actor: by.id, object: `${ana.id}#f` });
      await scene.work();
      expect(await followers()).toBe(left);
    }
    await scene.send(ana, undo);
    await scene.work();
    ctx.clock.forward(1);
    await scene.send(ana, { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: scene.us });
    await scene.work();
    expect((await standing()).followers).toEqual([]);
  }));

test('nobody changes or ends what somebody else did, nor them', () =>
  onFediverse(async (scene) => {
    const { ctx, documents, us } = scene;
    ctx.clock.set('2027-01-11T09:00:00Z');
    await tick(ctx);
    const { id } = await ctx.db.selectFrom('network_post').select('id').executeTakeFirstOrThrow();
    for (const one of [ana, mallory, evil]) documents.set(one.id, one.doc);
    const follow = { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: us };
    const like = { id: `${ana.id}#l`, type: 'Like', actor: ana.id, object: scene.post(id) };
    const note = noteOf(ana, 1, scene.post(id));
    for (const activity of [follow, like, createOf(ana, note)]) await scene.send(ana, activity);
    await scene.work();
    const standing = async () => [
      await ctx.db
        .selectFrom('network_account')
        .select('actor')
        .where('follows_at', 'is not', null)
        .execute(),
      await ctx.db.selectFrom('network_reply').select(['object', 'state']).execute(),
      await ctx.db.selectFrom('comment').select(['id', 'body', 'state']).execute(),
      await ctx.db.selectFrom('network_mark').select('kind').execute(),
    ];
    const before = await standing();
    expect(before.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    const theirs = note['id'] as string;
    for (const who of [mallory, evil]) {
      const by = (type: string, object: unknown, more = {}) => ({ type, actor: who.id, object, ...more });
      const own = { ...note, attributedTo: who.id };
      documents.set(theirs, { ...own, content: 'x' });
      for (const [n, activity] of [
        by('Delete', theirs),
        by('Delete', { id: theirs, type: 'Tombstone' }),
        by('Delete', ana.id),
        by('Delete', ana.doc),
        by('Delete', who.id, { type: ['Update', 'Undo'] }),
        by('Update', { ...note, content: 'x' }),
        by('Update', { ...own, content: 'x' }),
        by('Update', { ...own, to: [us] }),
        by('Update', theirs),
        by('Update', { ...ana.doc, inbox: who.doc['inbox'] }),
        by('Create', { ...own, content: 'x' }),
        by('Undo', follow),
        by('Undo', follow.id),
        by('Undo', { ...follow, actor: who.id }),
        by('Undo', like),
        by('Undo', { ...like, actor: who.id }),
        by('Move', ana.id, { target: who.id }),
        by('Block', us, { actor: who.id, origin: ana.id }),
        by('Reject', follow),
        by('Remove', theirs, { target: scene.post(id) }),
      ].entries())
        await scene.send(who, { id: `${who.id}#${n}`, ...activity });
      documents.delete(theirs);
      await scene.work();
      expect(await standing()).toEqual(before);
    }
  }));

test('a key that was changed counts from then on and the one before no more; whoever pretends to be of a server takes none of its room', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, documents, us } = scene;
    const follow = (n: number) => ({ id: `${ana.id}#f${n}`, type: 'Follow', actor: ana.id, object: us });
    const undo = (n: number) => ({ id: `${ana.id}#u${n}`, type: 'Undo', actor: ana.id, object: follow(n) });
    const follows = async (): Promise<number> => {
      await scene.work();
      return (
        await ctx.db.selectFrom('network_account').select('id').where('follows_at', 'is not', null).execute()
      ).length;
    };
    documents.set(ana.id, ana.doc);
    await scene.send(ana, follow(1));
    expect(await follows()).toBe(1);
    // Waiting forged posts use up a server's quota. A post with the right key may still come.
    await sql`insert into network_received (programme_id, mark, host, path, headers, body, received_at, due_at)
      select ${cast.programme}, int8send(n), 'far.example', '/', '{}', '', now(), '2100-01-01' from generate_series(1, 300) n`.execute(
      ctx.db,
    );
    expect(await scene.send(mallory, { ...follow(2), actor: mallory.id })).toBe(429);
    expect(await scene.send(ana, follow(3), { pem: mallory.pem })).toBe(429);
    expect(await scene.send(ana, undo(1))).toBe(202);
    expect(await follows()).toBe(0);
    await ctx.db.deleteFrom('network_received').execute();

    const publicKey = {
      ...(ana.doc['publicKey'] as object),
      publicKeyPem: (mallory.doc['publicKey'] as { publicKeyPem: string }).publicKeyPem,
    };
    documents.set(ana.id, { ...ana.doc, publicKey });
    // The account's server was asked a moment ago and is not asked again at once.
    await scene.send(ana, follow(4), { pem: mallory.pem });
    expect(await follows()).toBe(0);
    ctx.clock.forward(0.2);
    expect(await follows()).toBe(1);
    await scene.send(ana, undo(4));
    ctx.clock.forward(0.2);
    expect(await follows()).toBe(1);
  }));

test('an answer that was public is shown no more when its writer makes it private', () =>
  onFediverse(async (scene) => {
    const { ctx, documents } = scene;
    ctx.clock.set('2027-01-11T09:00:00Z');
    await tick(ctx);
    const { id } = await ctx.db.selectFrom('network_post').select('id').executeTakeFirstOrThrow();
    documents.set(ana.id, ana.doc);
    const note = noteOf(ana, 1, scene.post(id));
    await scene.send(ana, createOf(ana, note));
    await scene.work();
    const states = async () => ctx.db.selectFrom('comment').select(['state']).execute();
    expect(await states()).toEqual([{ state: 'held' }]);
    const now = { ...note, to: [`${ana.id}/followers`], cc: [] };
    await scene.send(ana, { ...createOf(ana, now), id: `${ana.id}#u`, type: 'Update' });
    await scene.work();
    expect(await states()).toEqual([{ state: 'withdrawn' }]);
  }));
