import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { demoPages } from '../test/browser/demoPages.ts';
import { playDemo } from '../test/browser/playDemo.ts';
import { launchChromium } from '../test/browser/chromium.ts';
import { serveSite } from '../test/browser/site.ts';
import { openSession } from '../src/rooms/people/index.ts';
import { createSecrets } from '../src/secrets.ts';
import { play } from '../src/simulate/play.ts';
import { scratchDatabase } from '../src/simulate/scratch.ts';
import { DIRECTOR, makeWorld } from '../src/simulate/world.ts';
import { chatById } from '../src/rooms/chats/index.ts';
import { publishedTopics } from '../src/rooms/topics/index.ts';
import { chatScene } from './chatScene.ts';

// Draws the pictures of the README and the documents with invented people. Some can be drawn by name: npm run pictures -- chat-room
// chat-desk
const named = process.argv.slice(2);
const isWanted = (name: string): boolean => named.length === 0 || named.includes(name);
const FOLDER = resolve('docs/pictures');
const dist = resolve('dist');
const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as Record<string, string>;
const files: Record<string, string> = {};
for (const [name, file] of Object.entries(manifest))
  files[name] = await readFile(join(dist, 'assets', file), 'utf8');
await mkdir(FOLDER, { recursive: true });

const scratch = await scratchDatabase();
const browser = await launchChromium();
try {
  await playDemo(scratch.db, { people: 160, countries: 40 });
  const pages = await demoPages(scratch);
  const { ctx } = pages;
  const unpublished = await makeWorld({
    db: scratch.db,
    secrets: createSecrets('pictures need no better secret than this'),
    publicUrl: 'http://localhost:3000',
    start: new Date('2027-02-01T10:00:00Z'),
    people: 120,
    countries: 40,
    seed: 2,
  });
  if (['matching', 'today', 'applications', 'record'].some(isWanted))
    await play({ ...unpublished, people: 120, countries: 40, seed: 2, stop: 'proposals' });
  const site = await serveSite(ctx, files);
  const account = await scratch.db
    .selectFrom('account')
    .select('id')
    .where('address', '=', DIRECTOR.address)
    .executeTakeFirstOrThrow();
  const director = await openSession(ctx, { account: account.id, device: 'pictures' });
  const [topic] = await publishedTopics(ctx, pages.programme);
  const chat = (await chatById(ctx, pages.programme, pages.chat))!;
  const { id: host } = await scratch.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', pages.programme)
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow();
  await chatScene(ctx, { programme: pages.programme, chat: chat.id, host });
  const shoot = async (
    name: string,
    path: string,
    session?: string,
    viewport = { width: 1200, height: 860 },
  ): Promise<void> => {
    if (!isWanted(name)) return;
    const context: BrowserContext = await browser.newContext({ viewport });
    const cookies = [
      { name: 'zone', value: 'Europe/Madrid', url: site.origin },
      { name: 'lang', value: 'en', url: site.origin },
    ];
    if (session) cookies.push({ name: 'session', value: session, url: site.origin });
    await context.addCookies(cookies);
    const tab = await context.newPage();
    await tab.goto(site.origin + path);
    await tab.screenshot({ path: join(FOLDER, `${name}.png`) });
    await context.close();
  };
  await shoot('home', '/p/far-shelves');
  await shoot('application', '/p/far-shelves/rounds/2/application/steps/2', pages.sessions.applicant);
  await shoot('partnership', '/p/far-shelves/partnership', pages.sessions.participant);
  await shoot('matching', `/p/${unpublished.slug}/workbench/matching/1/proposals`, director);
  const desks = `/p/${unpublished.slug}/workbench`;
  await shoot('today', desks, director);
  await shoot('applications', `${desks}/applications`, director);
  const somebody = await scratch.db
    .selectFrom('application')
    .select('id')
    .where('round_id', '=', unpublished.round.id)
    .where('state', '=', 'confirmed')
    .orderBy('state_at', 'desc')
    .orderBy('id', 'desc')
    .offset(4)
    .executeTakeFirst();
  await shoot('record', `${desks}/applications/${somebody?.id}?round=1&state=confirmed`, director, {
    width: 1280,
    height: 860,
  });
  await shoot('partnerships', '/p/far-shelves/workbench/partnerships', director);
  await shoot('topic', `/p/far-shelves/topics/${topic!.topic.slug}`);
  const desk = '/p/far-shelves/workbench/chats';
  await shoot('chat-hours', `${desk}/new`, director, { width: 1200, height: 1400 });
  const room = `/p/far-shelves/chats/${chat.slug}`;
  await shoot('chat-room', room, pages.sessions.participant, { width: 900, height: 1500 });
  await shoot('chat-desk', `${desk}/${chat.id}#desk-lead`, director, { width: 360, height: 1000 });
  await site.close();
} finally {
  await browser.close();
  await scratch.throwAway();
}
