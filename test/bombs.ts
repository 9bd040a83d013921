import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { JpegOptions } from 'sharp';

// Pictures with small files that are large, or cost much work, once they are unpacked.

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
};

const folded = new Map<number, Buffer>();
/** Compresses each size once, since compressing many zeros takes long. */
function zeros(octets: number): Buffer {
  const made = folded.get(octets) ?? deflateSync(Buffer.alloc(octets), { level: 9 });
  folded.set(octets, made);
  return made;
}

/** A black PNG of any size, with more chunks before its picture. With `octets` it holds so many in place of the size that it declares. */
export function blackPng(width: number, height: number, more: Buffer[] = [], octets?: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', zeros(octets ?? height * (1 + 3 * width))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk with a text or a colour profile of so many octets when unpacked. */
export const hiddenChunk = (type: 'iTXt' | 'zTXt' | 'iCCP', octets: number): Buffer =>
  chunk(
    type,
    Buffer.concat([Buffer.from(type === 'iTXt' ? 'a\0\x01\0\0\0' : 'a\0\0', 'latin1'), zeros(octets)]),
  );

/** A grey JPEG. */
export const greyJpeg = (width: number, height: number, options: JpegOptions = {}): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#777' }, limitInputPixels: false })
    .jpeg(options)
    .toBuffer();

/** The place in a JPEG that declares the size of the picture. */
export const frameOf = (jpeg: Buffer): number =>
  Math.max(jpeg.indexOf('\xff\xc0', 0, 'latin1'), jpeg.indexOf('\xff\xc2', 0, 'latin1'));

/** The same JPEG, declaring another size. */
export function saying(jpeg: Buffer, width: number, height: number): Buffer {
  const said = Buffer.from(jpeg);
  said.writeUInt16BE(height, frameOf(said) + 5);
  said.writeUInt16BE(width, frameOf(said) + 7);
  return said;
}

/** A progressive JPEG in which each scan is work over the whole picture. */
export async function manyScans(side: number, scans: number): Promise<Buffer> {
  const plain = await greyJpeg(side, side, { progressive: true });
  const [first, second, third] = scansOf(plain);
  // Tables and data of the first scan of a colour's details. All are empty, so that they fit any later scan.
  const tables = plain.subarray(first!.end, second!.at);
  const pieces = [plain.subarray(0, first!.end)];
  for (let made = 0; made < scans; made++) {
    const at = second!.at;
    const head = Buffer.from(plain.subarray(at, at + 10));
    const [detail, bit] = [1 + (made % 63), 12 - Math.floor(made / 63)];
    head.set([detail, detail, bit === 12 ? 12 : ((bit + 1) << 4) | bit], 7);
    pieces.push(tables, head, plain.subarray(at + 10, second!.end));
  }
  if (!third) throw new Error('no picture with scans');
  return Buffer.concat([...pieces, Buffer.from([0xff, 0xd9])]);
}

/** The beginning of each scan, and the end of its data. */
function scansOf(jpeg: Buffer): { at: number; end: number }[] {
  const scans: { at: number; end: number }[] = [];
  for (
    let at = jpeg.indexOf('\xff\xda', 0, 'latin1');
    at >= 0;
    at = jpeg.indexOf('\xff\xda', at + 2, 'latin1')
  ) {
    let end = at + 2;
    while (jpeg[end] !== 0xff || jpeg[end + 1] === 0 || (jpeg[end + 1]! & 0xf8) === 0xd0) end++;
    scans.push({ at, end });
  }
  return scans;
}

/** A clear interlaced PNG of 25 megapixels: the most work that a picture may be. */
export const heaviest = (): Promise<Buffer> =>
  sharp({ create: { width: 5000, height: 5000, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } })
    .png({ progressive: true })
    .toBuffer();
