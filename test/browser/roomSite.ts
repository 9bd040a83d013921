import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { expect } from 'vitest';
import type { Config } from '../../src/config.ts';
import { createListener } from '../../src/db/listen.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { createHub } from '../../src/web/live/hub.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import { styleSheet } from '../../scripts/styleSheet.ts';
import { sharedChromium } from './chromium.ts';
import { serveSite } from './site.ts';

export interface Reader {
  tab: Tab;
  context: BrowserContext;
  /** The texts announced to screen readers, in order. */
  heard(): Promise<string[]>;
  shown(): Promise<string[]>;
}

/** Opens a page as one of the cast or as a visitor, and notes what its live region says. */
export type Reads = (
  page: string,
  as?: keyof Stage['accounts'],
  look?: { lang?: string; width?: number; height?: number },
) => Promise<Reader>;

export interface RoomSite {
  ctx: TestCtx;
  cast: Stage;
  /** The built script. */
  script: string;
  origin: string;
  reads: Reads;
  close(): Promise<void>;
}

/** An island as browsers get it. */
async function built(name: string): Promise<string> {
  const entryPoints = [`src/web/islands/${name}.ts`];
  const made = await build({ entryPoints, bundle: true, write: false, minify: true, format: 'esm' });
  return made.outputFiles[0]!.text;
}

/**
 * Pages of live chats or calls with one of their scripts (src/web/islands), on a server of our own with its hub, and readers of them.
 * `own.browser` may give each reader a browser of their own.
 */
export async function roomSite(
  island: 'call' | 'chat' | 'desk',
  own: { config?: Partial<Config>; browser?: (as?: keyof Stage['accounts']) => Browser } = {},
): Promise<RoomSite> {
  const fresh = await freshDatabase();
  const ctx = testContext(fresh.db);
  const cast = await stage(ctx);
  const listener = createListener({ connection: fresh.connection, log: ctx.log });
  const hub = createHub(ctx, listener, { beatMs: 300, returnMs: [50, 100] });
  const script = await built(island);
  const files = {
    'app.css': await styleSheet(),
    'call.css': readFileSync('src/ui/styles/call.css', 'utf8'),
    'favicon.svg': readFileSync('src/ui/styles/favicon.svg', 'utf8'),
    'localTime.js': '',
    'chatTimes.js': '',
    'called.js': await built('called'),
    'desks.js': '',
    [`${island}.js`]: script,
  };
  const site = await serveSite(ctx, files, undefined, own.config, hub);
  const shared = own.browser ? null : await sharedChromium();
  const reads: Reads = async (page, as, { lang = 'en', width = 900, height = 700 } = {}) => {
    const context = await (own.browser?.(as) ?? shared!).newContext({ viewport: { width, height } });
    context.setDefaultTimeout(60_000);
    const cookies = {
      lang,
      ...(as ? { session: await openSession(ctx, { account: cast.accounts[as]!, device: '' }) } : {}),
    };
    await context.addCookies(
      Object.entries(cookies).map(([name, value]) => ({ name, value, url: site.origin })),
    );
    const tab = await context.newPage();
    const problems: string[] = [];
    tab.on('pageerror', (error) => problems.push(error.message));
    tab.on('console', (line) => line.type() === 'error' && problems.push(line.text()));
    await tab.goto(`${site.origin}/p/${cast.slug}${page}`);
    await tab.evaluate(() => {
      const said: string[] = [];
      (globalThis as unknown as { said: string[] }).said = said;
      const region = document.querySelector('#heard');
      if (!region) return;
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) said.push(node.textContent ?? '');
      }).observe(region, { childList: true });
    });
    return {
      tab,
      context,
      heard: async () => {
        expect(problems).toEqual([]);
        return tab.evaluate(() => (globalThis as unknown as { said: string[] }).said);
      },
      shown: async () => (await tab.locator('ol.talk .said').allTextContents()).map((text) => text.trim()),
    };
  };
  const close = async (): Promise<void> => {
    await shared?.close();
    hub.stop();
    await listener.stop();
    await site.close();
    await fresh.drop();
  };
  return { ctx, cast, script, origin: site.origin, reads, close };
}
