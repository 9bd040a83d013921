import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The encoding of a text file, and the bytes of its byte order mark. The mark decides; without one, UTF-8 if the bytes are valid, or else
 * Windows-1252, in which spreadsheets save "CSV" on Western machines.
 */
export function encodingOf(bytes: Uint8Array): { encoding: Encoding; skip: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    // A mark before bytes that are not UTF-8 after all: two files were joined, and the rest decides.
    return { encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252', skip: 3 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return { encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252', skip: 0 };
}

const PIECE = 1 << 18;

/** The text of the bytes, one piece at a time, so that a big file is never one text in memory. */
export function* decode(bytes: Uint8Array, encoding: Encoding, skip: number): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (let at = skip; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
}
