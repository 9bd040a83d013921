import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page as Tab } from 'playwright-core';
import { looksOf } from './checks.ts';
import { sharedChromium } from './chromium.ts';

const browser = await sharedChromium({ isForLooking: true });
let tab: Tab;
beforeAll(async () => {
  tab = await browser.newPage();
});
afterAll(() => browser.close());

const WIDE = '@media (min-width: 60rem)';
const NIGHT = '@media (prefers-color-scheme: dark)';
const PALE = 'color: #ccc; background: #fff';

/** Checks a page with this style and these contents, from its narrowest width or from its widest. */
async function findings(style: string, inside: string, first: number): Promise<string[]> {
  await tab.setViewportSize({ width: first, height: 900 });
  await tab.emulateMedia({ colorScheme: 'light' });
  await tab.setContent(
    `<html lang="en"><title>A page</title><meta name="viewport" content="width=device-width">` +
      `<style>body { color: #000; background: #fff } ${style}</style><main><h1>A page</h1>${inside}</main>`,
  );
  return (await looksOf(tab)).map((line) => line.replace(/: <.*/s, ''));
}

test.each([320, 1280])('a page without a fault has none, looked at from %i pixels on', async (first) => {
  expect(await findings('', '<p>Words</p>', first)).toEqual([]);
  // The same page, laid out in another way.
  expect(await findings(`${WIDE} { main { display: grid; gap: 1rem } }`, '<p>Words</p>', first)).toEqual([]);
});

/** Faults that a page has at one width alone, by day, by night or both, as "width: rule". */
const FAULTS: [what: string, style: string, inside: string, fault: string][] = [
  [
    'pale words on a wide screen by night',
    `${NIGHT} { ${WIDE} { p { ${PALE} } } }`,
    '<p>Words</p>',
    '1280 by night: color-contrast',
  ],
  ['pale words on a wide screen', `${WIDE} { p { ${PALE} } }`, '<p>Words</p>', '1280 by day: color-contrast'],
  [
    'a picture that is hidden on a telephone',
    `img { display: none } ${WIDE} { img { display: block } }`,
    '<img width="30" height="30" src="data:,">',
    '1280 by .*: image-alt',
  ],
  [
    'a picture that is hidden on a wide screen',
    `${WIDE} { img { visibility: hidden } }`,
    '<img width="30" height="30" src="data:,">',
    '320 by .*: image-alt',
  ],
  [
    'grey words that are large only on a wide screen',
    `p { color: #8a8a8a } ${WIDE} { p { font-size: 2rem } }`,
    '<p>Words</p>',
    '320 by .*: color-contrast',
  ],
  [
    'words that lie on a dark box on a wide screen',
    `b { position: absolute; inset: 20rem auto auto 0; inline-size: 18rem; block-size: 6rem; background: #222 } ${WIDE} { p { position: absolute; inset: 22rem auto auto 2rem; margin: 0 } }`,
    '<b></b><p>Words</p>',
    '1280 by .*: color-contrast',
  ],
  [
    'a link in words that has no line beneath on a wide screen',
    `a { color: #00c } ${WIDE} { a { color: #222; text-decoration: none } }`,
    '<p>Many words around <a href="/">a link</a> that goes on</p>',
    '1280 by .*: link-in-text-block',
  ],
];

test.each(FAULTS)('%s are found from either width', async (_, style, inside, fault) => {
  for (const first of [320, 1280]) {
    const found = await findings(style, inside, first);
    expect(found.filter((line) => new RegExp(`^${fault}$`).test(line)).length, found.join()).toBeGreaterThan(
      0,
    );
    const [width] = fault.split(' ');
    expect(found.filter((line) => !line.startsWith(`${width} `))).toEqual([]);
  }
});
