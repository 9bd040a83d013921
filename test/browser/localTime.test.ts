import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastMessages, openRoom } from '../../src/rooms/chats/index.ts';
import { browse } from '../browse.ts';
import { stage, stageRound } from '../cast.ts';
import { announced, chats } from '../chatting.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { sharedChromium } from './chromium.ts';

let chromium: Browser;
beforeAll(async () => {
  chromium = await sharedChromium();
});
afterAll(() => chromium.close());

/** An island as browsers get it. */
const minified = async (island: string): Promise<string> => {
  const source = await readFile(new URL(`../../src/web/islands/${island}.ts`, import.meta.url), 'utf8');
  return (await transform(source, { loader: 'ts', minify: true })).code;
};

test('to a visitor who told us no zone, a date also says what the browser’s own clock will show', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await stageRound(ctx, cast.programme);
    const { text } = await browse(ctx, cast).get('/rounds/1', { 'accept-language': 'es' });
    const [code, ofChats] = [await minified('localTime'), await minified('chatTimes')];
    const tab = await chromium.newPage({ timezoneId: 'Asia/Kathmandu' });
    await tab.setContent(text.replaceAll(/<(?:link|script)\b[^>]*>/g, ''));
    await tab.addScriptTag({ content: code, type: 'module' });
    const lead = await tab.locator('.lead').textContent();
    expect(lead).toContain('domingo, 31 de enero de 2027, 09:00 hora de Madrid (08:00 UTC)');
    expect(lead).toMatch(/· domingo, 31 de enero,? (a las )?13:45 tu hora/);
    // Beside one's own hour the long table of cities folds; it stands open for who has no script.
    const staged = await announced(ctx, cast);
    const { slug } = staged;
    ctx.clock.forward(0.25);
    const chat = await browse(ctx, cast).get(`/chats/${slug}`, { 'accept-language': 'es' });
    await tab.setContent(chat.text.replaceAll(/<(?:link|script)\b[^>]*>/g, ''));
    expect(await tab.locator('.chat-hours details[open]').count()).toBe(1);
    for (const content of [code, ofChats]) await tab.addScriptTag({ content, type: 'module' });
    expect(await tab.locator('.announced').textContent()).toMatch(/· .* tu hora/);
    expect(await tab.locator('.chat-hours details[open]').count()).toBe(0);
    // Beneath its own hour a message stands on the same clock.
    await openRoom(ctx, { programme: cast.programme, actor: { kind: 'command' }, ...staged });
    await chats(ctx, cast, staged.chat, cast.people.bao);
    const [said] = await lastMessages(ctx, cast.programme, staged.chat, 1);
    const message = await browse(ctx, cast).get(`/chats/${slug}/messages/${said!.number}`);
    await tab.setContent(message.text.replaceAll(/<(?:link|script)\b[^>]*>/g, ''));
    expect(await tab.locator('.by time').textContent()).toBe('13:15');
    for (const content of [code, ofChats]) await tab.addScriptTag({ content, type: 'module' });
    expect(await tab.locator('.by time').textContent()).toBe('18:00');
  });
});
