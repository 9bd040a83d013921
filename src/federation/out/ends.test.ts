import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { ORIGIN, onFediverse, remote } from '../../../test/fediverse.ts';
import type { Fediverse } from '../../../test/fediverse.ts';
import { ana, cleo, followed, published } from '../../../test/fediversePlays.ts';
import { json } from '../../db/json.ts';
import { tick } from '../../jobs/timetable.ts';
import { blockServer, sendNow, switchOff, switchOn, wordPost } from '../../rooms/networks/index.ts';
import { archiveProgramme } from '../../rooms/programmes/index.ts';
import { idOf } from '../reading/json.ts';

/** The inbox, kind and object of each activity that leaves with the next turn. */
async function leaving({ ctx, posted, work }: Fediverse): Promise<unknown[]> {
  posted.length = 0;
  await tick(ctx);
  await work();
  return posted.map(({ url, doc }) => [url, doc['type'], idOf(doc['object'])]);
}
const FAR = 'https://far.example/inbox';
const OTHER = 'https://other.example/inbox';

test('the end of a topic reaches servers that were blocked since, and goes while the programme is switched off', () =>
  onFediverse(async (scene) => {
    const { ctx, cast } = scene;
    const by = { programme: cast.programme, actor: { kind: 'person', id: cast.people.tomas } } as const;
    await followed(scene, ana, cleo);
    const post = scene.post(await published(scene));
    await blockServer(ctx, { ...by, host: 'other.example', reason: '' });
    await ctx.db
      .updateTable('topic')
      .set({ title: json({ en: 'Gates' }) })
      .execute();
    expect(await leaving(scene)).toEqual([[FAR, 'Update', post]]);
    await switchOff(ctx, by);
    await ctx.db
      .updateTable('topic')
      .set({ title: json({ en: 'Doors' }) })
      .execute();
    expect(await leaving(scene)).toEqual([]);
    await ctx.db.updateTable('round_topic').set({ approved_at: null }).execute();
    expect(await leaving(scene)).toEqual([
      [FAR, 'Delete', post],
      [OTHER, 'Delete', post],
    ]);
    expect(await leaving(scene)).toEqual([]);
  }));

test('of an archived programme, and of one that parts for good, every server is told the end of all, at last of the programme itself', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, browser, topic, us } = scene;
    const by = { programme: cast.programme, actor: { kind: 'person', id: cast.people.tomas } } as const;
    await followed(scene, ana, cleo);
    const first = scene.post(await published(scene));
    // The topic's own time is over too.
    await wordPost(ctx, { ...by, topic, locale: null, words: '', dueAt: ctx.clock.now() });
    await archiveProgramme(ctx, { ...by, archived: true });
    expect(await leaving(scene)).toEqual([
      [FAR, 'Delete', first],
      [OTHER, 'Delete', first],
    ]);
    ctx.clock.forward(1);
    await archiveProgramme(ctx, { ...by, archived: false });
    await ctx.db.updateTable('programme').set({ mail_paused_at: null }).execute();
    // A topic that was public before is not sent again, unless somebody sends it by hand.
    expect(await leaving(scene)).toEqual([]);
    expect(await sendNow(ctx, { ...by, topic, locale: null, words: '' })).toEqual({ ok: true });
    const [[, , second]] = (await leaving(scene)) as [[string, string, string]];
    expect(second).not.toBe(first);
    // The server of a person who liked the post without following has it too.
    const dan = remote('dan', 'third.example');
    scene.documents.set(dan.id, dan.doc);
    await scene.send(dan, { id: `${dan.id}#like`, type: 'Like', actor: dan.id, object: second });
    await scene.work();
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.post('/workbench/networks/end', {})).status).toBe(422);
    expect((await tomas.post('/workbench/networks/end', { sure: 'yes' })).status).toBe(303);
    const third = 'https://third.example/inbox';
    expect(await leaving(scene)).toEqual([FAR, OTHER, third].map((inbox) => [inbox, 'Delete', second]));
    ctx.clock.forward(2);
    expect(await leaving(scene)).toEqual([FAR, OTHER, third].map((inbox) => [inbox, 'Delete', us]));
    expect((await tomas.get('/workbench/networks?lang=en')).text).toContain(
      'disconnected from the fediverse for good',
    );
    ctx.clock.forward(40 * 24);
    expect(await leaving(scene)).toEqual([]);
    // The programme's addresses stay gone for ever, and it cannot come back under them.
    for (const address of [us, first, second, `${us}/outbox`])
      expect((await browser.site.get(new URL(address).pathname)).status, address).toBe(410);
    expect(await switchOn(ctx, { ...by, origin: ORIGIN })).toEqual({ ok: false, reason: 'ended' });
  }));

test('the address of a post that was taken down says so for ever', () =>
  onFediverse(async (scene) => {
    const { ctx, browser } = scene;
    await followed(scene, ana);
    const { pathname } = new URL(scene.post(await published(scene)));
    await ctx.db.updateTable('round_topic').set({ approved_at: null }).execute();
    await leaving(scene);
    ctx.clock.forward(400 * 24);
    await leaving(scene);
    expect((await browser.site.get(pathname)).status).toBe(410);
    // Only the number of the post is kept.
    expect(
      await ctx.db.selectFrom('network_activity').select('id').where('post_id', 'is not', null).execute(),
    ).toEqual([]);
  }));
