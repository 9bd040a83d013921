import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { HOMES } from './networks.ts';
import type { makeNetworks } from './networks.ts';
import { passingTo } from './passing.ts';

type Home = keyof typeof HOMES;

/** Notes each connection that a page makes to another browser, so that a test can look at it. */
const NOTES = `
  globalThis.lines = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...all) { super(...all); globalThis.lines.push(this); }
  };`;

/**
 * A Chromium in each home. It finds the pages at this port on its own machine, where pages may use the made-up camera. Its network leads to
 * the relay alone.
 */
export async function browsersAtHome(networks: ReturnType<typeof makeNetworks>, port: () => number) {
  const folder = mkdtempSync(join(tmpdir(), 'antipode-homes-'));
  const door = join(folder, 'pages');
  // A socket in the file system can be reached from every network.
  const pages = passingTo(() => ({ port: port(), host: '127.0.0.1' }));
  await new Promise<void>((done) => pages.listen(door, done));

  const browsers = new Map<Home, Browser>();
  for (const home of Object.keys(HOMES) as Home[]) {
    const browser = await launchChromium([], (path) => {
      const script = join(folder, home);
      writeFileSync(script, `#!/bin/sh\nexec ip netns exec ${networks.name(home)} '${path}' "$@"\n`);
      chmodSync(script, 0o755);
      return script;
    });
    const opens = browser.newContext.bind(browser);
    browser.newContext = async (options) => {
      const context = await opens(options);
      await context.addInitScript(NOTES);
      return context;
    };
    browsers.set(home, browser);
  }
  return {
    browser: (home: Home): Browser => browsers.get(home)!,
    /** Makes the pages reachable for the homes, once the port is known. */
    async lead(): Promise<void> {
      const play = new URL('play.ts', import.meta.url).pathname;
      for (const home of browsers.keys()) {
        const child = networks.start(home, [process.execPath, play], {
          stdio: ['pipe', 'pipe', 'inherit'],
        });
        child.stdin!.write(`${JSON.stringify({ act: 'lead', port: port(), door })}\n`);
        await new Promise((done) => child.stdout!.once('data', done));
      }
    },
    async end(): Promise<void> {
      await Promise.all([...browsers.values()].map((browser) => browser.close()));
      pages.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
