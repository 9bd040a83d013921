import { StringDecoder } from 'node:string_decoder';
import { createInflateRaw } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { packedOf } from '../../documents/zipEntries.ts';
import type { ZipEntry } from '../../documents/zipEntries.ts';
import { SHEET_LIMITS, SheetBroken } from './sheet.ts';

/** Octets that may still be unpacked of a file, in all its parts together. */
export interface Budget {
  left: number;
}

export interface Reader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Deeper than any office program nests. */
const DEEPEST = 60;
/** Characters without a tag or a text: a tag or text that grows without end. */
const LONGEST_TAG = 1_000_000;

/**
 * Reads a part of an archive as XML, one piece at a time, so that the part is never in memory as a whole. Yields after each piece, once the
 * reader has seen that piece. Only the five entities of XML are resolved, and nothing is fetched. Throws a SheetBroken.
 */
export async function* readXml(
  file: Buffer,
  entry: ZipEntry,
  budget: Budget,
  reader: Reader,
): AsyncGenerator<void> {
  let depth = 0;
  let silent = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > DEEPEST) throw new SheetBroken('broken');
        silent = 0;
        reader.open?.(name, attributes);
      },
      ontext: (text) => {
        silent = 0;
        reader.text?.(text);
      },
      onclosetag: (name) => {
        depth--;
        silent = 0;
        reader.close?.(name);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const text of unfolded(file, entry, budget)) {
    silent += text.length;
    if (silent > LONGEST_TAG) throw new SheetBroken('broken');
    parser.write(text);
    yield;
  }
  parser.end();
  yield;
}

/** The text of a part, one piece at a time. */
async function* unfolded(file: Buffer, entry: ZipEntry, budget: Budget): AsyncGenerator<string> {
  const packed = packedOf(file, entry);
  if (!packed || entry.isSecret || (entry.method !== 0 && entry.method !== 8))
    throw new SheetBroken('broken');
  // A TextDecoder that reads piece by piece makes each piece twice as large.
  const decoder = new StringDecoder(encodingOf(packed, entry));
  let isFirst = true;
  for await (const piece of entry.method === 0 ? stored(packed) : inflated(packed)) {
    budget.left -= piece.length;
    if (budget.left < 0) throw new SheetBroken('large');
    const text = decoder.write(piece);
    yield isFirst ? text.replace(/^\uFEFF/, '') : text;
    isFirst = false;
  }
}

/** XML is UTF-8, unless it begins with the mark of UTF-16, which office programs do not write but others may. */
const encodingOf = (packed: Buffer, { method }: ZipEntry): BufferEncoding =>
  method === 0 && packed[0] === 0xff && packed[1] === 0xfe ? 'utf16le' : 'utf8';

const PIECE = 1 << 16;

function* stored(packed: Buffer): Generator<Buffer> {
  for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packed);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('Z_')) throw new SheetBroken('broken');
    throw error;
  } finally {
    inflate.destroy();
  }
}

/** Reads a small part to its end. */
export async function readWhole(
  file: Buffer,
  entry: ZipEntry,
  budget: Budget,
  reader: Reader,
): Promise<void> {
  for await (const _ of readXml(file, entry, budget, reader));
}

export const newBudget = (): Budget => ({ left: SHEET_LIMITS.unfolded });
