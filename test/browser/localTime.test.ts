import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { stage, stageRound } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { sharedChromium } from './chromium.ts';

let chromium: Browser;
beforeAll(async () => {
  chromium = await sharedChromium();
});
afterAll(() => chromium.close());

test('to a visitor who told us no zone, a date also says what the browser’s own clock will show', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await stageRound(ctx, cast.programme);
    const { text } = await browse(ctx, cast).get('/rounds/1', { 'accept-language': 'es' });
    const source = await readFile(new URL('../../src/web/islands/localTime.ts', import.meta.url), 'utf8');
    const { code } = await transform(source, { loader: 'ts', minify: true });
    const tab = await chromium.newPage({ timezoneId: 'Asia/Kathmandu' });
    await tab.setContent(text.replaceAll(/<(?:link|script)\b[^>]*>/g, ''));
    await tab.addScriptTag({ content: code, type: 'module' });
    const lead = await tab.locator('.lead').textContent();
    expect(lead).toContain('domingo, 31 de enero de 2027, 09:00 hora de Madrid (08:00 UTC)');
    expect(lead).toMatch(/· domingo, 31 de enero,? (a las )?13:45 tu hora/);
  });
});
