import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { blackPng } from '../../../../test/bombs.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { contrast } from '../../../lib/colour.ts';
import { coloursOf, lookSheet } from '../../../rooms/programmes/index.ts';

const LOOK = '/workbench/programme/look';
const OWN = { cool: '#175a6b', warm: '#b4471c' };

function picture(format: 'png' | 'jpeg', width = 600, height = 200): Promise<Buffer> {
  const background = { r: 90, g: 42, b: 130, alpha: 0.5 };
  return sharp({ create: { width, height, channels: 4, background } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .toFormat(format)
    .toBuffer();
}

const token = (css: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]+)`).exec(css)?.[1];

test('the first colours and grounds are those of the style sheet', () => {
  const [day = '', night = ''] = readFileSync('src/ui/styles/tokens.css', 'utf8').split(
    'prefers-color-scheme: dark',
  );
  const found = coloursOf({});
  for (const accent of ['cool', 'warm'] as const) {
    expect(found.day[accent]).toBe(token(day, accent));
    expect(found.night[accent]).toBe(token(night, accent));
  }
  expect(lookSheet({})).toBe('');
});

test('a programme’s colours come with every page, by day and by night, and words in them can be read', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get('/')).text).not.toContain('look.css');
    expect((await tomas.upload(LOOK, { ...OWN, cool: '#5A2A82' }, {})).status).toBe(303);
    const nobody = browse(ctx, cast);
    const href =
      /<link rel="stylesheet" href="(\/p\/[^"]*look\.css[^"]*)"/.exec((await nobody.get('/')).text)?.[1] ??
      '';
    const sheet = await nobody.get(href);
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(sheet.headers.get('cache-control')).toContain('max-age=31536000');
    const [day, night] = [...sheet.text.matchAll(/--cool:(#[0-9a-f]{6})/g)].map((found) => found[1]!);
    expect(day).toBe('#5a2a82');
    for (const ground of ['#151a21', '#1c232c', '#212933'])
      expect(contrast(night!, ground)).toBeGreaterThanOrEqual(4.5);
    const on = [...sheet.text.matchAll(/--on-cool:(#[0-9a-f]{6})/g)].map((found) => found[1]!);
    expect(contrast(on[0]!, day!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(on[1]!, night!)).toBeGreaterThanOrEqual(4.5);
    expect(sheet.text).not.toContain('--warm');
    // Another colour has another address, since browsers keep the old one for a year.
    await tomas.upload(LOOK, { ...OWN, cool: '#1a4480' }, {});
    expect((await nobody.get('/')).text).not.toContain(href);
  });
});

test('a colour in which one could not read is refused with the nearest that works, and one press takes that', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    tomas.cookies.set('lang', 'en');
    const refused = await tomas.upload(LOOK, { ...OWN, cool: '#f5a623' }, {});
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('its contrast with the page is 1.7 to 1, and 4.5 is needed');
    expect(refused.text).toMatch(/type="color"[^>]*value="#f5a623"/);
    const take = /name="take" value="(cool #[0-9a-f]{6})"/.exec(refused.text)?.[1] ?? '';
    const better = take.split(' ')[1]!;
    for (const ground of ['#fbf8f1', '#fffdf9', '#f3ecdd'])
      expect(contrast(better, ground)).toBeGreaterThanOrEqual(4.5);
    expect(await htmlFindings(refused.text)).toEqual([]);
    await tomas.upload(LOOK, { ...OWN, cool: '#f5a623', take }, {});
    expect((await tomas.get('/look.css')).text).toContain(`--cool:${better}`);
    for (const odd of ['', 'red', '#fff', '#12345g', '}body{display:none', '#175a6b;}']) {
      const answer = await tomas.upload(LOOK, { ...OWN, warm: odd }, {});
      expect(answer.status, odd).toBe(422);
      expect(answer.text).toContain('Please write a colour as #');
    }
  });
});

test('a logo is drawn anew, stands in place of the mark on pages and cards, and goes again', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const before = await tomas.get('/card.png');
    await tomas.upload(LOOK, OWN, { logo: await picture('png') });
    const { text } = await browse(ctx, cast).get('/');
    const [, src = '', width, height] =
      /<img class="logo" src="([^"]*)" width="(\d+)" height="(\d+)"/.exec(text) ?? [];
    expect([width, height]).toEqual(['120', '40']);
    expect(text).not.toContain('class="mark"');
    const row = await ctx.db.selectFrom('logo').selectAll().executeTakeFirstOrThrow();
    expect([row.kind, row.width, row.height]).toEqual(['image/webp', 320, 107]);
    expect(row.bytes.includes('secret place')).toBe(false);
    const logo = await browse(ctx, cast).get(src);
    expect([logo.status, logo.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await tomas.get('/card.png')).headers.get('etag')).not.toBe(before.headers.get('etag'));
    // When the form is saved without a new logo, the old one stays.
    await tomas.upload(LOOK, { ...OWN, warm: '#8a3b12' }, {});
    expect((await browse(ctx, cast).get('/')).text).toContain('class="logo"');
    await tomas.upload(LOOK, { ...OWN, 'no-logo': 'yes' }, {});
    expect((await browse(ctx, cast).get('/')).text).not.toContain('class="logo"');
    expect((await browse(ctx, cast).get('/logo')).status).toBe(404);
  });
});

test('what is no picture is refused as a logo: scripts in drawings, pages, and the half of a file', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const half = (await picture('jpeg')).subarray(0, 300);
    for (const bytes of [
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
      ),
      Buffer.from('<html><script>alert(1)</script></html>'),
      half,
    ]) {
      const answer = await tomas.upload(LOOK, OWN, { logo: bytes });
      expect(answer.status).toBe(422);
      expect(answer.text).toMatch(/id="f-logo"[^>]*aria-invalid="true"/);
    }
    tomas.cookies.set('lang', 'fr');
    const large = await tomas.upload(LOOK, OWN, { logo: blackPng(12_000, 10_000, [], 1000) });
    expect([large.status, /120\smégapixels/.test(large.text)]).toEqual([422, true]);
    expect(await ctx.db.selectFrom('logo').select('id').execute()).toEqual([]);
  });
});

test('only directors change the look; the log takes it back, and the same twice is one change', async () => {
  await onStage(async (ctx, cast) => {
    expect((await browse(ctx, cast, 'elif').upload(LOOK, OWN, {})).status).toBe(404);
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.upload(LOOK, { ...OWN, cool: '#5a2a82' }, {});
    await tomas.upload(LOOK, { ...OWN, cool: '#5a2a82' }, {});
    await tomas.upload(LOOK, { ...OWN, act: 'own' }, {});
    const events = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'look-changed')
      .orderBy('id')
      .execute();
    expect(events).toHaveLength(2);
    expect((await tomas.get('/look.css')).text).toBe('');
    await tomas.post(`/workbench/log/${events[1]!.id}/undoing`);
    expect((await tomas.get('/look.css')).text).toContain('#5a2a82');
  });
});

test('the map and the page of the look are in the programme’s colours and valid', async () => {
  await onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.upload(LOOK, { cool: '#5a2a82', warm: '#8a3b12' }, { logo: await picture('png') });
    const map = await tomas.get('/rounds/1/map.svg');
    expect(map.text).toContain('.s3{fill:#5a2a82}');
    expect(map.text).toContain('stroke:#8a3b12');
    for (const lang of ['en', 'ar']) {
      tomas.cookies.set('lang', lang);
      expect(await htmlFindings((await tomas.get(LOOK)).text)).toEqual([]);
    }
  });
});
