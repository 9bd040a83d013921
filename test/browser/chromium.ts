import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import packageJson from '../../package.json' with { type: 'json' };

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Works as root and without a graphics card, and keeps Chromium from calling its maker. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
  // A made-up camera and microphone, which pages may use.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Pages that are only looked at need no layers for scrolling and clicking, which cost a quarter more processor time. */
const FOR_LOOKING = [
  '--disable-threaded-compositing',
  '--num-raster-threads=1',
  // Nothing that is drawn needs a process of its own.
  '--in-process-gpu',
  // Axe runs much code a few times each, so optimising it would take longer than it saves. Its objects die young: with enough room for
  // them, few collections are needed.
  '--js-flags=--no-turbofan --no-flush-bytecode --min-semi-space-size=16 --max-semi-space-size=64',
];

/** The most milliseconds for its start, also on a busy machine. */
const timeout = 120_000;

const shared = new Map<string, Promise<Browser>>();

/**
 * The Chromium of this worker, shared by its test files one after the other, since a start costs a second. Call `close` in afterAll: it
 * closes only what was opened, and the browser ends with the worker. A browser that `isForLooking` takes no clicks.
 */
export async function sharedChromium({ isForLooking = false } = {}): Promise<Browser> {
  const more = isForLooking ? FOR_LOOKING : [];
  const known = await shared.get(String(more));
  if (known?.isConnected()) return known;
  const launching = launchChromium(more);
  shared.set(String(more), launching);
  const browser = await launching;
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return browser;
}

/** Starts an installed Chromium, or else the one from npm. `by` may replace the program to run. Close the browser at the end. */
export async function launchChromium(
  more: readonly string[] = [],
  by = (path: string): string => path,
): Promise<Browser> {
  const args = [...FLAGS, ...more];
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return chromium.launch({ executablePath: by(installed), args, timeout });
  const folder = await unpack();
  const executablePath = by(join(folder, 'chromium'));
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  try {
    return await chromium.launch({
      executablePath,
      args,
      timeout,
      env: { ...environment(), ...fonts },
    });
  } catch {
    // A bare machine lacks libnss3 and its kind; the package brings those too.
    const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
    return chromium.launch({
      executablePath,
      args,
      timeout,
      env: { ...environment(), ...fonts, ...libraries },
    });
  }
}

/** Unpacks into a folder of its own and renames it, so that test files running at once never start half a browser. */
async function unpack(): Promise<string> {
  const folder = join(
    tmpdir(),
    `antipode-chromium-${packageJson.devDependencies['@sparticuz/chromium']}-${process.getuid?.() ?? 0}`,
  );
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  const script = `import c from '@sparticuz/chromium'; await c.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(import.meta.dirname, '../..'),
    // The package unpacks into TMPDIR. It unpacks its libraries only if it believes to be on its own platform.
    env: { ...environment(), TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
