import { expect, test } from 'vitest';
import { createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import { actors } from '../../../test/forgeries/actors.ts';
import { answers } from '../../../test/forgeries/answers.ts';
import { ana, evil, mallory } from '../../../test/forgeries/forged.ts';
import { signatures } from '../../../test/forgeries/signatures.ts';
import { tick } from '../../jobs/timetable.ts';

test('nothing that is not of whom it says is taken: no follower, no comment, no like, and nothing of others is changed', () =>
  onFediverse(async (scene) => {
    const { ctx, documents } = scene;
    ctx.clock.set('2027-01-11T09:00:00Z');
    await tick(ctx);
    const { id } = await ctx.db.selectFrom('network_post').select('id').executeTakeFirstOrThrow();
    const all = Object.entries({ ...signatures(scene, id), ...actors(scene, id), ...answers(scene, id) });
    expect(all.length).toBeGreaterThanOrEqual(60);
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
      await scene.send(by, activity, how);
      await scene.work();
      if (JSON.stringify(await standing()) !== JSON.stringify(nothing)) taken.push(name);
      for (const table of ['network_account', 'network_received', 'network_seen'] as const)
        await ctx.db.deleteFrom(table).execute();
    }
    expect(taken).toEqual([]);
    // The same that is of whom it says is taken, so that what is refused above is refused for its reason.
    await scene.send(ana, createOf(ana, noteOf(ana, 'x', scene.post(id))));
    await scene.send(
      ana,
      { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: scene.us },
      { rfc9421: true },
    );
    await scene.work();
    expect(await standing()).toMatchObject({ followers: [{ actor: ana.id }], replies: [{}], comments: [{}] });
    // Sent again, as it was or signed anew, it does nothing more.
    const undo = {
      id: `${ana.id}#u`,
      type: 'Undo',
      actor: ana.id,
      object: { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: scene.us },
    };
    await scene.send(ana, undo);
    await scene.work();
    ctx.clock.forward(1);
    await scene.send(ana, { id: `${ana.id}#f`, type: 'Follow', actor: ana.id, object: scene.us });
    await scene.work();
    expect((await standing()).followers).toEqual([]);
  }));
