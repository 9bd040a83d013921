import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processIncoming } from '../../src/mail/in/process.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { launchChromium } from '../browser/chromium.ts';
import { KNOWN } from '../hostile/known.ts';
import { poison } from '../hostile/poison.ts';
import { serveHostile, watchedTab } from '../hostile/hostileScene.ts';
import type { HostileSite } from '../hostile/hostileScene.ts';
import { MAIL_IN, answerAt, rawMail } from '../mail/incoming.ts';
import { testContext } from '../context.ts';

/** The most octets that one text may have in every place: some places are part of an index. */
const ROOM = 1200;
const BATCHES = inBatches(KNOWN);
/** Several pages are checked at once: while the browser draws one, the server answers another. */
const LANES = 3;

let scene: HostileSite;
let chromium: Browser;

beforeAll(async () => {
  scene = await serveHostile();
  chromium = await launchChromium();
}, 240_000);

afterAll(async () => {
  await chromium?.close();
  await scene?.close();
});

test('of comments that came by mail, one payload each, nothing runs', async () => {
  const { db } = scene.database;
  const ctx = testContext(db, scene.pages.ctx.clock.now().toISOString());
  const { programme } = scene.pages;
  const topic = await db
    .selectFrom('comment')
    .innerJoin('topic', 'topic.id', 'comment.topic_id')
    .select(['topic.id', 'topic.slug'])
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.address'])
    .$narrowType<{ address: string }>()
    .execute();
  let became = 0;
  for (const [k, payload] of KNOWN.entries()) {
    const { id, address } = people[k % people.length]!;
    if (k % people.length === 0) ctx.clock.forward(24);
    const to = answerAt(ctx, { kind: 'topic', programme, person: id, subject: topic.id });
    const raw = rawMail({ from: address, to, text: `Before.\n\n${payload}\n\nAfter.` });
    const mail = await receiveMail(ctx, { raw, channel: 'smtp', envelope: { from: address, to } });
    await processIncoming(ctx, MAIL_IN, mail.id);
    const row = await db
      .selectFrom('incoming')
      .selectAll()
      .where('id', '=', mail.id)
      .executeTakeFirstOrThrow();
    if (row.state === 'done') became++;
  }
  expect(became).toBeGreaterThanOrEqual(500);
  await db.updateTable('comment').set({ state: 'shown' }).execute();
  const ran: string[] = [];
  const bare = await watchedTab(chromium, scene, 'nobody', ran, { bypassCSP: true });
  await bare.tab.goto(`${scene.origin}/p/far-shelves/topics/${topic.slug}?page=all`);
  const after = await bare.tab.evaluate(() => document.body.innerText.match(/After\./g)?.length ?? 0);
  await bare.context.close();
  console.log(`${KNOWN.length} comments by mail, ${after} shown: ${ran.length} ran`);
  expect(after).toBeGreaterThanOrEqual(500);
  expect(ran).toEqual([]);
});

test.each(['nobody', 'participant', 'director'])(
  'nor on any page that %s sees, with all of them in every text, with the policy or without',
  // A director alone has thousands of pages to check.
  { timeout: 1_800_000 },
  async (who) => {
    const ran: string[] = [];
    const shown = await pagesOf(who);
    const lanes = await Promise.all(
      Array.from({ length: LANES }, async () => ({
        guarded: await watchedTab(chromium, scene, who, ran),
        bare: await watchedTab(chromium, scene, who, ran, { bypassCSP: true }),
      })),
    );
    let looks = 0;
    const look = async (tab: Page, address: string) => {
      const answer = await tab.goto(scene.origin + address, { waitUntil: 'load' });
      looks++;
      if (answer?.status() !== 200) ran.push(`${address} answered ${answer?.status()}`);
      if (!tab.url().startsWith(scene.origin)) ran.push(`${address} led to ${tab.url()}`);
      const made = await tab.evaluate(() => document.querySelectorAll('.hostile').length);
      if (made > 0) ran.push(`${address} holds ${made}`);
    };
    for (const [k, batch] of BATCHES.entries()) {
      await poison(scene.database.db, [batch.join('\n')]);
      const left = shown.values();
      await Promise.all(
        lanes.map(async ({ guarded, bare }) => {
          for (const address of left)
            for (const { tab } of k % 2 === 0 ? [bare] : [guarded, bare]) await look(tab, address);
        }),
      );
    }
    await Promise.all(lanes.flatMap(({ guarded, bare }) => [guarded.context.close(), bare.context.close()]));
    console.log(
      `${KNOWN.length} payloads in every text, ${shown.length} pages of ${who}, ${looks} looks: ${ran.length} ran`,
    );
    expect(KNOWN.length).toBeGreaterThanOrEqual(500);
    expect(ran).toEqual([]);
  },
);

/** One address of each page that somebody may see. */
async function pagesOf(who: string): Promise<string[]> {
  const found = new Map<string, string>();
  for (const { path, address } of scene.addresses) {
    if (found.has(path) || path.endsWith('/html')) continue;
    const cookie = `lang=en${scene.sessions[who] ? `; session=${scene.sessions[who]}` : ''}`;
    const answer = await fetch(scene.origin + address, { redirect: 'manual', headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html'))
      found.set(path, address);
  }
  return [...found.values()];
}

function inBatches(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const text of texts) {
    room -= Buffer.byteLength(text) + 1;
    if (room < 0) {
      batches.push([]);
      room = ROOM - Buffer.byteLength(text);
    }
    batches.at(-1)!.push(text);
  }
  return batches;
}
