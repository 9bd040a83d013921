import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { sharedChromium } from '../../../test/browser/chromium.ts';
import { createOf, noteOf, onFediverse, remote } from '../../../test/fediverse.ts';
import type { Fediverse } from '../../../test/fediverse.ts';
import { approveAll, followed, published } from '../../../test/fediversePlays.ts';
import { makingOf } from '../../../test/hostile/markup.ts';
import { HARMLESS, PAYLOADS } from '../../../test/hostile/payloads.ts';

const THIRD = Math.ceil(PAYLOADS.length / 3);

/**
 * People elsewhere with hostile names, who answer in hostile words, publicly and in private, and report the topic. Everybody's first post
 * is kept before the others come. All share the test's one transaction, which cannot create the same account twice at once, as two
 * transactions can.
 */
async function say(scene: Fediverse, post: string, first: number, all: (readonly string[])[]): Promise<void> {
  const people = all.map((texts, n) => somebody(scene, post, `${first + n}`, texts));
  for (const { who, first } of people) await scene.send(who, first);
  await scene.work();
  for (const { who, others } of people) for (const one of others) await scene.send(who, one);
  await scene.work();
}

function somebody(scene: Fediverse, post: string, at: string, texts: readonly string[]) {
  const [one = '', two = '', three = ''] = texts;
  const known = remote(`u${at}`);
  const who = { ...known, doc: { ...known.doc, name: one, preferredUsername: two, summary: three } };
  scene.documents.set(who.id, who.doc);
  const words = {
    content: `<p>${one}<br>${two}</p><p>${three} <a href="https://harmless.example/a">there</a></p>`,
    summary: two,
    name: three,
    type: 'Article',
    attachment: [{ type: 'Image', url: 'https://far.example/x.png', name: three }],
    tag: [{ type: 'Hashtag', name: one, href: two }],
  };
  const secret = { ...words, to: [scene.us], cc: [] };
  const flag = { id: `${who.id}#flag`, type: 'Flag', actor: who.id, content: one, object: [post] };
  return {
    who,
    first: createOf(who, noteOf(who, `${at}a`, post, words)),
    others: [createOf(who, noteOf(who, `${at}b`, post, secret)), flag],
  };
}

/** Every page that shows such texts, as a person with the right to see it gets it. */
async function pagesWith({ ctx, cast }: Fediverse): Promise<Map<string, string>> {
  const { thread_id: thread } = await ctx.db
    .selectFrom('thread_message')
    .select('thread_id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const pages = new Map<string, string>();
  for (const [who, path] of [
    [undefined, '/topics/doors'],
    ['bao', '/workbench/discussion'],
    ['bao', '/workbench/discussion/writers'],
    ['tomas', '/workbench/networks'],
    ['tomas', '/workbench/inbox'],
    ['tomas', `/workbench/inbox/${thread}`],
  ] as const) {
    const { status, text } = await browse(ctx, cast, who).get(`${path}?lang=en`);
    expect(status, path).toBe(200);
    pages.set(path.replace(/\d+$/, ''), text);
  }
  return pages;
}

test('the hostile corpus in each text that other servers send, through the inbox, adds no element to any page, and nothing of it runs in Chromium', () =>
  onFediverse(async (scene) => {
    await followed(scene);
    const post = scene.post(await published(scene));
    const calm = [HARMLESS, HARMLESS, HARMLESS];
    await say(scene, post, 0, [calm, calm]);
    const held = await pagesWith(scene);
    await approveAll(scene);
    const harmless = [held, await pagesWith(scene)];
    const texts = Array.from({ length: THIRD }, (_, n) =>
      [0, 1, 2].map((part) => PAYLOADS[n + part * THIRD] ?? ''),
    );
    await say(scene, post, 2, [...texts, PAYLOADS.slice(0, 3).map(() => PAYLOADS.join('\n'))]);
    const before = await pagesWith(scene);
    await approveAll(scene);
    const hostile = [before, await pagesWith(scene)];
    const strange: string[] = [];
    for (const [path, html] of hostile.flatMap((pages) => [...pages])) {
      const known = makingOf(harmless.map((pages) => pages.get(path) ?? '').join(''));
      const added = [...makingOf(html)].filter((part) => !known.has(part));
      if (added.length > 0) strange.push(`${path}: ${added.join(' ')}`);
    }
    expect(strange).toEqual([]);
    const chromium = await sharedChromium();
    const ran: string[] = [];
    try {
      const context = await chromium.newContext();
      await context.exposeFunction('hostile', () => ran.push('a payload'));
      await context.route('**', (route) => route.abort());
      const tab = await context.newPage();
      tab.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push(dialog.message())));
      for (const [path, html] of hostile.flatMap((pages) => [...pages])) {
        await tab.setContent(html, { waitUntil: 'domcontentloaded' });
        const made = await tab.evaluate(() => document.querySelectorAll('.hostile').length);
        if (made > 0) ran.push(`${path} holds ${made}`);
      }
      await context.close();
    } finally {
      await chromium.close();
    }
    expect(ran).toEqual([]);
    // The words themselves are on the page.
    expect(hostile[1]!.get('/topics/doors')).toContain('&lt;script class=hostile');
  }));
