import { randomUUID } from 'node:crypto';
import type { Part } from './part.ts';

/** Base64 bodies from this many octets on are decoded here: the parser takes them line by line, which costs ten times as much. */
const LARGE = 300_000;

/** Parts whose text is read, or that have parts themselves: the parser decodes these. */
const read = /^(?:text\/(?:plain|html)$|message\/|multipart\/)/;

/** Files of a mail that were decoded before it was parsed. */
export interface LargeFiles {
  /** The text that the parser finds in place of each file. */
  mark: string;
  files: Uint8Array[];
}

export const noLargeFiles = (): LargeFiles => ({ mark: `${randomUUID()} `, files: [] });

const [LF, PAD, DASH, LINE] = [10, 61, 45, 95];

/**
 * Decodes the body of a part that ends at `end`, if it is a large file in plain base64, and says what the parser is to read instead.
 * `breaks`: octets of its line ends. Null when it is not such a file: then the parser reads it.
 */
export function takeLarge(
  taken: LargeFiles,
  raw: Buffer,
  { part, end, breaks }: { part: Part; end: number; breaks: number },
): { at: number; end: number; as: string } | null {
  if (part.isHeader || part.body !== 'base64' || !part.value || read.test(part.value)) return null;
  const at = raw.indexOf(LF, part.bodyAt) + 1;
  if (at === 0 || end - at < LARGE) return null;
  const body = raw.subarray(at, end);
  const pad = body.indexOf(PAD);
  const pads = pad < 0 ? 0 : body.subarray(pad).filter((octet) => octet === PAD).length;
  if (pads > 2 || body.includes(DASH) || body.includes(LINE)) return null;
  const file = Buffer.from(body.toString('latin1'), 'base64');
  // There are fewer octets when the body holds anything that is not base64, or goes on after its end.
  if (file.length !== Math.floor(((body.length - breaks - pads) * 3) / 4)) return null;
  const as = Buffer.from(`${taken.mark}${taken.files.length}`).toString('base64');
  taken.files.push(new Uint8Array(file.buffer, file.byteOffset, file.length));
  return { at, end, as: `${as}\r\n` };
}

/** The octets of a file: from the list, if the parser found a mark in its place. */
export function unmarked({ mark, files }: LargeFiles, bytes: Uint8Array): Uint8Array {
  if (files.length === 0 || bytes.length > mark.length + 8) return bytes;
  const text = Buffer.from(bytes).toString('latin1').trim();
  return (text.startsWith(mark) && files[Number(text.slice(mark.length))]) || bytes;
}
