import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { json } from '../../../db/json.ts';
import { drawCard, drawable } from './draw.ts';

const colours = { cool: '#175a6b', warm: '#b4471c' };
const card = { lang: 'en', programme: 'Far Shelves', title: '', line: '', ...colours };
/** The area of the title, without the horizon below. */
const TITLE = { left: 0, top: 180, width: 1200, height: 200 };

/** Columns of the title's area that have ink. */
async function inked(png: Buffer): Promise<number[]> {
  const { data, info } = await sharp(png)
    .extract(TITLE)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const columns = new Set<number>();
  for (const [at, value] of data.entries()) if (value < 120) columns.add(at % info.width);
  return [...columns].sort((a, b) => a - b);
}

test('a card is a picture of 1200 by 630 pixels that a network shows at once', async () => {
  const png = await drawCard({ ...card, title: 'A fox with nine tails', line: 'Friday' });
  const { width, height, format } = await sharp(png).metadata();
  expect([width, height, format]).toEqual([1200, 630, 'png']);
  expect(png.length).toBeLessThan(100 * 1024);
});

test('letters are drawn on a machine without any font, as on any other', async () => {
  const script = `
    const { drawCard } = await import(${JSON.stringify(new URL('draw.ts', import.meta.url).href)});
    process.stdout.write(await drawCard(${JSON.stringify({ ...card, title: 'Fox ثعلب Лиса' })}));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'buffer',
    maxBuffer: 1e7,
    env: { FONTCONFIG_FILE: '/nowhere.conf', FONTCONFIG_PATH: '/nowhere', HOME: '/nowhere' },
  });
  const here = await drawCard({ ...card, title: 'Fox ثعلب Лиса' });
  expect((await inked(stdout)).length).toBeGreaterThan(250);
  expect(await inked(stdout)).toEqual(await inked(here));
});

test('Arabic begins at the right, and its letters join', async () => {
  const title = 'بببب';
  const [joined, apart, latin] = await Promise.all(
    [
      { ...card, lang: 'ar', title },
      { ...card, lang: 'ar', title: [...title].join('\u200c') },
      { ...card, title: 'bbbb' },
    ].map(async (one) => inked(await drawCard(one))),
  );
  expect(joined!.at(-1)).toBeGreaterThan(1100);
  expect(latin![0]).toBeLessThan(100);
  expect(latin!.at(-1)).toBeLessThan(600);
  expect(apart!.length).toBeGreaterThan(joined!.length);
});

test('a long title is set smaller and cut, and markup in it is text', async () => {
  const png = await drawCard({ ...card, title: '<b>&amp; '.repeat(100), line: '<span foreground="red">' });
  expect((await inked(png)).at(-1)).toBeLessThanOrEqual(1120);
});

test('what our letters cannot draw is left out rather than drawn as boxes', () => {
  expect(drawable('Fox 🦊 and 🇳🇿 1️⃣ #tag', 50)).toBe('Fox and 1 #tag');
  expect(drawable('狐と九つの尾', 50)).toBe('');
  expect(drawable('می‌خواهم', 50)).toBe('می‌خواهم');
  expect(drawable('a\u202eb\n\tc', 50)).toBe('a b c');
  expect(drawable('e\u0301'.repeat(10), 4)).toBe(`${'e\u0301'.repeat(3)}…`);
});

test('a programme and each public topic have a card, kept by those who fetched it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const nobody = browse(ctx, cast);
    const first = await nobody.get('/card.png?lang=en');
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/png']);
    const tag = first.headers.get('etag')!;
    expect((await nobody.get('/card.png?lang=en', { 'if-none-match': tag })).status).toBe(304);
    await db
      .updateTable('programme')
      .set({ tagline: json({ en: 'Letters across the world' }) })
      .execute();
    expect((await nobody.get('/card.png?lang=en', { 'if-none-match': tag })).status).toBe(200);
    expect((await nobody.get('/topics/none/card.png')).status).toBe(404);
    const { text } = await nobody.get('/');
    expect(text).toContain(
      '<meta property="og:image" content="http://localhost:3000/p/far-shelves/card.png?lang=en"/>',
    );
  });
});

test('a long title and a long line leave the arc free', async () => {
  const arc = { left: 600, top: 470, width: 600, height: 160 };
  const dark = async (more: { title: string; line: string }): Promise<number> => {
    const png = await drawCard({ ...card, ...more });
    const { data } = await sharp(png).extract(arc).greyscale().raw().toBuffer({ resolveWithObject: true });
    return data.filter((value) => value < 90).length;
  };
  const line = 'Grandmothers, gardens and everything else that goes on within a library by night';
  const title =
    'A library colleague on the other side of the world, for half a year of grandmotherly letters.';
  const free = await dark({ title: '', line: '' });
  expect(free).toBeGreaterThan(500);
  // The palette of a card is its own, so a few pixels at the edges differ.
  expect(Math.abs((await dark({ title, line })) - free)).toBeLessThan(40);
});
