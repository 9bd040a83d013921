/** The header of a picture, from its first octets. */
export interface Header {
  kind: 'jpeg' | 'png' | 'gif' | 'webp';
  /** In pixels, as the file says; nothing has been decoded yet. */
  width: number;
  height: number;
  /** Whether the picture can be made smaller while it is read, line by line: a JPEG whose colours come all at once. */
  shrinks: boolean;
  /** Whether each colour takes two octets. */
  isDeep: boolean;
  /** How often a decoder has to go over the whole picture. */
  passes: number;
}

/**
 * Reads a picture's header; null for anything but JPEG, PNG, GIF and WebP. The file's name and the type that its sender gives do not
 * matter.
 */
export function readHeader(bytes: Uint8Array): Header | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = file.length < 30 ? null : (jpeg(file) ?? png(file) ?? gif(file) ?? webp(file));
  return size && size.width > 0 && size.height > 0 ? size : null;
}

const once = { shrinks: false, isDeep: false, passes: 1 } as const;

function png(file: Buffer): Header | null {
  if (file.toString('latin1', 0, 16) !== '\x89PNG\r\n\x1a\n\0\0\0\rIHDR') return null;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  return { kind: 'png', width, height, ...once, isDeep: file[24] === 16 };
}

function gif(file: Buffer): Header | null {
  if (!/^GIF8[79]a$/.test(file.toString('latin1', 0, 6))) return null;
  return { kind: 'gif', width: file.readUInt16LE(6), height: file.readUInt16LE(8), ...once };
}

function webp(file: Buffer): Header | null {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') return null;
  const sizes: Record<string, () => [number, number]> = {
    'VP8 ': () => [file.readUInt16LE(26) & 0x3fff, file.readUInt16LE(28) & 0x3fff],
    VP8L: () => [(file.readUInt32LE(21) & 0x3fff) + 1, ((file.readUInt32LE(21) >>> 14) & 0x3fff) + 1],
    VP8X: () => [file.readUIntLE(24, 3) + 1, file.readUIntLE(27, 3) + 1],
  };
  const [width, height] = sizes[file.toString('latin1', 12, 16)]?.() ?? [0, 0];
  return { kind: 'webp', width, height, ...once };
}

const START = 0xffd8;
const SCAN = 0xda;

function jpeg(file: Buffer): Header | null {
  if (file.readUInt16BE(0) !== START) return null;
  let frame: { width: number; height: number; colours: number; sequential: boolean } | null = null;
  for (let at = 2; at + 10 <= file.length;) {
    const marker = file[at + 1]!;
    if (file[at] !== 0xff) return null;
    if (marker === 0xff) at += 1;
    else if (marker === SCAN) {
      if (!frame) return null;
      const { width, height, colours, sequential } = frame;
      const isOne = sequential && file[at + 4] === colours;
      const passes = isOne ? 1 : scansFrom(file, at);
      return { kind: 'jpeg', width, height, shrinks: isOne, isDeep: false, passes };
    } else if (isFrame(marker)) {
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)];
      frame ??= { width, height, colours: file[at + 9]!, sequential: marker <= 0xc1 };
      at += 2 + file.readUInt16BE(at + 2);
    } else at += 2 + file.readUInt16BE(at + 2);
  }
  return null;
}

/** SOF0 to SOF15; the three missing numbers are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function scansFrom(file: Buffer, first: number): number {
  let scans = 0;
  for (let at = first; at >= 0; at = file.indexOf(0xff, at + 1)) if (file[at + 1] === SCAN) scans++;
  return scans;
}
