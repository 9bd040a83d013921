import { crc32 } from 'node:zlib';

export interface ZippedFile {
  /** Path within the archive, with forward slashes. */
  name: string;
  bytes: Uint8Array;
}

const UTF8_NAMES = 0x0800;
/** The version that every program reads (PKWARE's APPNOTE 6.3.10, section 4.4.3): 2.0. */
const VERSION = 20;
/** 1980-01-01, the first day possible: the files themselves say when they were made. */
const DAY = 0x0021;
/** A larger archive needs another format (4.4.1.4). */
const MOST = 0xffff_ffff;

/**
 * A zip archive of files, written piece by piece: only one file at a time is in memory. Files are stored unpacked, since pictures do not
 * get smaller. Throws when all files together exceed 4 GB, or are more than 65,535.
 */
export async function* zipped(
  files: AsyncIterable<ZippedFile> | Iterable<ZippedFile>,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let at = 0;
  for await (const { name, bytes } of files) {
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(VERSION, 0);
    fields.writeUInt16LE(UTF8_NAMES, 2);
    fields.writeUInt16LE(DAY, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    directory.push(Buffer.from('PK\u0001\u0002'), word(VERSION), fields, Buffer.alloc(10), long(at), path);
    for (const piece of [Buffer.from('PK\u0003\u0004'), fields, path, bytes]) {
      yield piece;
      at += piece.length;
    }
    if (at > MOST || directory.length / 6 > 0xffff) throw new Error('too much for one archive');
  }
  const index = Buffer.concat(directory);
  const count = word(directory.length / 6);
  yield index;
  yield Buffer.concat([
    Buffer.from('PK\u0005\u0006'),
    Buffer.alloc(4),
    count,
    count,
    long(index.length),
    long(at),
    word(0),
  ]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
