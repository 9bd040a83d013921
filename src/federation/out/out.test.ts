import { expect, test } from 'vitest';
import { ORIGIN, onFediverse, remote } from '../../../test/fediverse.ts';
import { ana, ben, cleo, followOf, followed, published } from '../../../test/fediversePlays.ts';
import { announced } from '../../../test/chatting.ts';
import { json } from '../../db/json.ts';
import { cancelChat } from '../../rooms/chats/index.ts';
import { publishPage, takeDownPage, writePage } from '../../rooms/pages/index.ts';
import { browse } from '../../../test/browse.ts';
import { switchOff } from '../../rooms/networks/index.ts';
import { tick } from '../../jobs/timetable.ts';
import { PUBLIC } from '../reading/audience.ts';
import { readActor } from '../reading/actor.ts';
import { readSignature } from '../signing/readSignature.ts';

test('a programme is found by its name, followed, and whoever follows is told so, signed', () =>
  onFediverse(async (scene) => {
    const { browser, us, cast, posted, ctx } = scene;
    const found = await browser.site.get(
      `/.well-known/webfinger?resource=acct:${cast.slug}@mentoring.example.org`,
    );
    expect(found.headers.get('content-type')).toContain('application/jrd+json');
    const { links } = JSON.parse(found.text) as { links: { rel: string; href: string }[] };
    expect(links.find(({ rel }) => rel === 'self')?.href).toBe(us);
    const actor = JSON.parse(
      (await browser.site.get(new URL(us).pathname, { accept: 'application/activity+json' })).text,
    );
    expect(actor.icon.url).toContain('/card.png');
    const read = readActor(actor, us)!;
    expect(read).toMatchObject({ inbox: `${us}/inbox`, sharedInbox: `${ORIGIN}/federation/inbox` });
    expect((await browser.site.get(new URL(us).pathname, { accept: 'text/html' })).location).toBe(
      `/p/${cast.slug}`,
    );
    await followed(scene, ana);
    expect(posted).toMatchObject([
      {
        url: `${ana.id}/inbox`,
        doc: { type: 'Accept', actor: us, object: { id: `${ana.id}#follow`, actor: ana.id } },
      },
    ]);
    const [{ url, doc, headers }] = posted as [(typeof posted)[number]];
    const message = {
      method: 'POST',
      url: new URL(url),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: Buffer.from(JSON.stringify(doc)),
    };
    const signed = readSignature(message, ctx.clock.now());
    expect(signed.ok && [signed.signature.keyId, signed.signature.isOf(read.pem)]).toEqual([
      read.keyId,
      true,
    ]);
    expect(JSON.parse((await browser.site.get(`${new URL(us).pathname}/followers`)).text)).toMatchObject({
      totalItems: 1,
    });
    await scene.send(ana, {
      id: `${ana.id}#undo`,
      type: 'Undo',
      actor: ana.id,
      object: followOf(scene, ana),
    });
    await scene.work();
    expect(JSON.parse((await browser.site.get(`${new URL(us).pathname}/followers`)).text)).toMatchObject({
      totalItems: 0,
    });
  }));

test('a topic goes to each server once when it becomes public, its change and its end to every server that has it', () =>
  onFediverse(async (scene) => {
    const { ctx, topic, posted, answers, browser, us } = scene;
    await followed(scene, ana, ben, cleo);
    posted.length = 0;
    await tick(ctx);
    await scene.work();
    expect(posted).toEqual([]);
    answers.set('other.example', 'silent');
    const post = await published(scene);
    expect(posted).toMatchObject([
      { url: 'https://far.example/inbox', doc: { type: 'Create', actor: us, to: [PUBLIC] } },
    ]);
    const note = posted[0]!.doc['object'] as Record<string, string>;
    expect(note).toMatchObject({
      id: scene.post(post),
      type: 'Note',
      attributedTo: us,
      contentMap: { en: note['content'] },
    });
    expect(note['content']).toContain('<strong>Doors</strong>');
    expect(note['content']).toContain('1. Which door did you go through first?');
    // The silent server gets the post once it answers again.
    answers.clear();
    ctx.clock.forward(0.1);
    await scene.work();
    expect(posted.map(({ url }) => url)).toEqual([
      'https://far.example/inbox',
      'https://other.example/inbox',
    ]);
    posted.length = 0;
    await tick(ctx);
    await scene.work();
    expect(posted).toEqual([]);
    await ctx.db
      .updateTable('topic')
      .set({ title: json({ en: 'Doors & gates' }) })
      .where('id', '=', topic)
      .execute();
    await tick(ctx);
    await scene.work();
    expect(posted.map(({ doc }) => doc['type'])).toEqual(['Update', 'Update']);
    expect(JSON.stringify(posted[0]!.doc)).toContain('Doors &amp; gates');
    expect(
      JSON.parse((await browser.site.get(`${new URL(us).pathname}/outbox?page=1`)).text).orderedItems,
    ).toHaveLength(1);
    // Nobody there follows any longer, but the servers still hear of the end. So does the server of a person who liked it without
    // following.
    await ctx.db.updateTable('network_account').set({ follows_at: null }).execute();
    const dan = remote('dan', 'third.example');
    scene.documents.set(dan.id, dan.doc);
    await scene.send(dan, { id: `${dan.id}#like`, type: 'Like', actor: dan.id, object: scene.post(post) });
    await scene.work();
    posted.length = 0;
    await ctx.db.updateTable('round_topic').set({ approved_at: null }).execute();
    await tick(ctx);
    await scene.work();
    expect(posted.map(({ url, doc }) => [url, doc['type']])).toEqual([
      ['https://far.example/inbox', 'Delete'],
      ['https://other.example/inbox', 'Delete'],
      ['https://third.example/inbox', 'Delete'],
    ]);
    expect((await browser.site.get(new URL(scene.post(post)).pathname)).status).toBe(410);
  }));

test('while it is switched off there is no address, nothing is kept, and nothing goes', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, browser, us, posted } = scene;
    await followed(scene, ana);
    posted.length = 0;
    await switchOff(ctx, { programme: cast.programme, actor: { kind: 'person', id: cast.people.tomas } });
    const { pathname } = new URL(us);
    for (const path of [
      pathname,
      `${pathname}/outbox`,
      `${pathname}/followers`,
      `/.well-known/webfinger?resource=acct:${cast.slug}@mentoring.example.org`,
      '/.well-known/nodeinfo',
      '/nodeinfo/2.1',
    ])
      expect((await browser.site.get(path)).status, path).toBe(404);
    expect(await scene.send(ben, followOf(scene, ben))).toBe(404);
    expect(await scene.send(ben, followOf(scene, ben), { path: '/federation/inbox' })).toBe(404);
    scene.ctx.clock.set('2027-01-11T09:00:00Z');
    await tick(ctx);
    await scene.work();
    expect(posted).toEqual([]);
    expect(await ctx.db.selectFrom('network_received').select('id').execute()).toEqual([]);
    expect(await ctx.db.selectFrom('network_post').select('id').execute()).toEqual([]);
  }));

test('a server that refused is shown with its answer until it takes something again, and is not asked twice for the same', () =>
  onFediverse(async (scene) => {
    const { ctx, topic, posted, answers } = scene;
    await followed(scene, ana);
    answers.set('far.example', 404);
    await published(scene);
    const problems = async () =>
      (await ctx.db.selectFrom('network_server').select('problem').execute()).map(({ problem }) => problem);
    expect(await problems()).toEqual(['404']);
    answers.clear();
    posted.length = 0;
    ctx.clock.forward(24);
    await scene.work();
    expect(posted).toEqual([]);
    await ctx.db
      .updateTable('topic')
      .set({ title: json({ en: 'Gates' }) })
      .where('id', '=', topic)
      .execute();
    await tick(ctx);
    await scene.work();
    expect(posted.map(({ doc }) => doc['type'])).toEqual(['Update']);
    expect(await problems()).toEqual(['']);
  }));

test('news and live chats go when the programme chose so, from then on; a chat that is called off says so, and news are taken down', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, posted, browser, us } = scene;
    const { programme } = cast;
    await followed(scene, ana);
    const tomas = browse(ctx, cast, 'tomas');
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    const turn = async () => {
      posted.length = 0;
      ctx.clock.forward(0.1);
      await tick(ctx);
      await scene.work();
      return posted.map(({ doc }) => doc);
    };
    const news = async (slug: string): Promise<number> => {
      const texts = { title: { en: `On ${slug}` }, body: { en: '**Read** it & more.' } };
      const done = await writePage(ctx, { programme, actor, kind: 'news', slug, key: slug, draft: texts });
      if (!done.ok) throw new Error(JSON.stringify(done));
      await publishPage(ctx, { programme, actor, page: done.page });
      return done.page;
    };
    await news('before');
    ctx.clock.forward(1);
    await tomas.post('/workbench/networks/choices', { news: 'yes', chats: 'yes' });
    ctx.clock.forward(1);
    expect(await turn()).toEqual([]);
    const page = await news('after');
    const { chat } = await announced(ctx, cast);
    await ctx.db.updateTable('chat').set({ hashtag: 'shelves' }).execute();
    const sent = await turn();
    expect(sent.map(({ type }) => type)).toEqual(['Create', 'Create']);
    const contents = sent.map(({ object }) => (object as { content: string }).content);
    // News and chat leave side by side, in any order.
    expect(contents.join('\n')).toContain('<strong>On after</strong></p><p>Read it &amp; more.</p>');
    expect(contents.join('\n')).toMatch(/UTC[^\n]*#<span>shelves/);
    expect((await tomas.get('/workbench/networks?lang=en')).text).toContain(`/workbench/pages/${page}`);
    await takeDownPage(ctx, { programme, actor, page });
    await cancelChat(ctx, { programme, actor, chat, reason: 'Snow' });
    const end = await turn();
    expect(end.map(({ type }) => type).toSorted()).toEqual(['Delete', 'Update']);
    expect(JSON.stringify(end)).toContain('called off');
    expect(
      JSON.parse((await browser.site.get(`${new URL(us).pathname}/outbox?page=1`)).text).orderedItems,
    ).toHaveLength(1);
  }));
