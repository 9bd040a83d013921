import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { blackPng, frameOf, greyJpeg, hiddenChunk, manyScans, saying } from '../../../test/bombs.ts';
import { once } from '../once.ts';
import { drawAnew } from './drawAnew.ts';
import { PICTURES } from './limits.ts';

const plain = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** A photograph as a telephone takes it: turned, and with its place. */
const photograph = (): Promise<Buffer> =>
  plain()
    .jpeg()
    .withExif({ IFD0: { Make: 'Pocket' }, IFD3: { GPSLatitude: '14/1 41/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const refusalOf = async (bytes: Uint8Array) => {
  const drawn = await drawAnew(bytes);
  return drawn.ok ? 'drawn' : drawn.refusal;
};

async function drawn(bytes: Uint8Array) {
  const done = await drawAnew(bytes);
  if (!done.ok) throw new Error(`refused: ${done.refusal.reason}`);
  return done.picture;
}

/** As many pixels as any picture may have. */
const largest = once(() => greyJpeg(7700, 7700));

/** The processes that draw for this one. */
const children = (): string[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('drawer.ts'));

describe('a picture', () => {
  test('is drawn anew, upright, without the place where it was taken', async () => {
    const before = await photograph();
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const picture = await drawn(before);
    expect(picture).toMatchObject({ kind: 'image/jpeg', width: 32, height: 64 });
    const after = await sharp(picture.bytes).metadata();
    expect(after).toMatchObject({ width: 32, height: 64, format: 'jpeg' });
    expect([after.exif, after.xmp, after.iptc]).toEqual([undefined, undefined, undefined]);
  });

  test('is made small enough for a slow line, and keeps what shines through', async () => {
    const wide = await drawn(await plain(4000, 1000).png().toBuffer());
    expect(await sharp(wide.bytes).metadata()).toMatchObject({
      width: PICTURES.side,
      height: 512,
      format: 'jpeg',
    });
    for (const clear of [plain().ensureAlpha(0.5), plain().ensureAlpha(0.5).greyscale()]) {
      const picture = await drawn(await clear.png().toBuffer());
      expect(picture.kind).toBe('image/webp');
      expect((await sharp(picture.bytes).stats()).isOpaque).toBe(false);
    }
    expect((await drawn(await plain().ensureAlpha(1).png().toBuffer())).kind).toBe('image/jpeg');
  });

  test('keeps its colours in every kind that is read, also of print', async () => {
    const red = plain();
    const files = [
      red.clone().png(),
      red.clone().gif(),
      red.clone().webp({ lossless: true }),
      red.clone().jpeg(),
    ];
    const printed = red.clone().toColourspace('cmyk').jpeg();
    for (const file of [
      ...files,
      printed,
      red.clone().jpeg({ progressive: true }),
      red.clone().png({ palette: true }),
    ]) {
      const { bytes } = await drawn(await file.toBuffer());
      const { channels } = await sharp(bytes).stats();
      const [r, g, b] = channels.map(({ mean }) => mean);
      expect([r! > 150, g! < 90, b! < 90]).toEqual([true, true, true]);
    }
    const grey = await drawn(await plain().greyscale().png().toBuffer());
    expect((await sharp(grey.bytes).metadata()).width).toBe(64);
  });

  test('is known by its content, whatever it is called', async () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.4', 'MZ', '<html>', ''])
      expect(await refusalOf(Buffer.from(text)), text).toEqual({ reason: 'no-picture' });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="9" height="9"/></svg>`;
    for (const other of [Buffer.from(svg), await plain().tiff().toBuffer(), await plain().avif().toBuffer()])
      expect(await refusalOf(other)).toEqual({ reason: 'no-picture' });
  });

  test('that is broken, cut off or something else behind its first octets is refused', async () => {
    const whole = await photograph();
    expect(await refusalOf(whole.subarray(0, 100))).toEqual({ reason: 'no-picture' });
    const png = await plain(300, 300).png().toBuffer();
    expect(await refusalOf(png.subarray(0, png.length / 2))).toEqual({ reason: 'no-picture' });
    const other = Buffer.concat([png.subarray(0, 33), Buffer.from('<svg/>'.repeat(20))]);
    expect(await refusalOf(other)).toEqual({ reason: 'no-picture' });
  });
});

describe('a picture that would unfold to more than a picture', () => {
  test('is refused with its size before anything is unfolded', async () => {
    const [large, wide, tall] = [
      blackPng(12_000, 10_000, [], 1000),
      blackPng(9_999_999, 2, [], 1000),
      blackPng(2, 9_999_999, [], 1000),
    ];
    const webp = await plain(16_000, 1_600).webp({ lossless: true, effort: 0 }).toBuffer();
    const gif = Buffer.from(await plain().gif().toBuffer());
    gif.writeUInt16LE(60_000, 6);
    gif.writeUInt16LE(60_000, 8);
    const before = process.threadCpuUsage();
    expect(await refusalOf(large)).toEqual({ reason: 'pixels', is: 120, most: 25 });
    expect(await refusalOf(wide)).toEqual({ reason: 'long', is: 9_999_999, most: 20_000 });
    expect(await refusalOf(tall)).toEqual({ reason: 'long', is: 9_999_999, most: 20_000 });
    expect(await refusalOf(webp)).toEqual({ reason: 'pixels', is: 26, most: 25 });
    expect(await refusalOf(gif)).toEqual({ reason: 'pixels', is: 3600, most: 25 });
    expect(await refusalOf(Buffer.alloc(PICTURES.bytes + 1))).toEqual({ reason: 'bytes', is: 16, most: 15 });
    // Microseconds of work in this process: no other process was started.
    expect(process.threadCpuUsage(before).user).toBeLessThan(100_000);
    expect(children()).toEqual([]);
  });

  test('may be larger as a JPEG, which is made smaller while it is read, unless that cannot be', async () => {
    expect(await drawn(await largest())).toMatchObject({ width: PICTURES.side });
    // Only the header of these pictures is read: it may claim more than there is.
    const tooLarge = saying(await largest(), 8000, 8000);
    expect(await refusalOf(tooLarge)).toEqual({ reason: 'pixels', is: 64, most: 60 });
    const whole = await greyJpeg(4000, 3000, { progressive: true });
    expect(await refusalOf(saying(whole, 6000, 5000))).toEqual({ reason: 'pixels', is: 30, most: 25 });
    expect(await drawn(whole)).toMatchObject({ width: 2048 });
    const deep = blackPng(5000, 5000, [], 1000);
    deep[24] = 16;
    expect(await refusalOf(deep)).toEqual({ reason: 'pixels', is: 25, most: 12.5 });
  });

  test('cannot say that it is smaller than it is', async () => {
    // A GIF's frame may be larger than the size that the file gives for the whole picture.
    const gif = Buffer.from(await plain(5100, 5100).gif().toBuffer());
    gif.writeUInt16LE(10, 6);
    gif.writeUInt16LE(10, 8);
    const done = await drawAnew(gif);
    expect(done.ok ? done.picture.width : 0).toBeLessThan(100);
    const inside = await largest();
    const frame = frameOf(inside);
    const small = saying(inside, 10, 10).subarray(0, frame + 2 + inside.readUInt16BE(frame + 2));
    const twice = Buffer.concat([small, inside.subarray(frame)]);
    expect(await refusalOf(twice)).toEqual({ reason: 'no-picture' });
  });

  test('is drawn without what its hidden chunks unfold to', async () => {
    const hidden = (['iTXt', 'zTXt', 'iCCP'] as const).map((type) => hiddenChunk(type, 60_000_000));
    const { bytes } = await drawn(blackPng(100, 100, [...hidden, ...hidden.slice(0, 2)]));
    expect(bytes.length).toBeLessThan(5000);
    // The picture holds more than its header says.
    expect(await drawn(blackPng(100, 100, [], 60_000_000))).toMatchObject({ width: 100 });
  });

  test('is refused when it has more scans than any program writes', async () => {
    expect(await drawn(await manyScans(200, 20))).toMatchObject({ width: 200 });
    expect(await refusalOf(await manyScans(200, 100))).toEqual({ reason: 'heavy' });
  });
});

describe('the drawing', () => {
  test('is done for one picture at a time, in a process that is gone afterwards', async () => {
    const large = await plain(3000, 3000).png({ progressive: true }).toBuffer();
    let most = 0;
    const counting = setInterval(() => (most = Math.max(most, children().length)), 100);
    const all = await Promise.all([drawn(large), drawn(await photograph()), drawn(large)]);
    clearInterval(counting);
    expect(all.map(({ width }) => width)).toEqual([2048, 32, 2048]);
    expect(most).toBe(1);
    expect(children()).toEqual([]);
  });

  test('of more than can wait is refused at the door, but for mail, which waits', async () => {
    // Bytes after the end of a picture are ignored.
    const large = Buffer.concat([await photograph(), Buffer.alloc(PICTURES.bytes - 10_000)]);
    const waiting = [large, large, large].map((one) => drawAnew(one));
    const mailed = drawAnew(large, { isPatient: true });
    const done = await Promise.all([...waiting, mailed]);
    expect(done.map((one) => (one.ok ? 'drawn' : one.refusal.reason))).toEqual([
      'drawn',
      'drawn',
      'busy',
      'drawn',
    ]);
    expect((await drawAnew(large)).ok).toBe(true);
  });
});
