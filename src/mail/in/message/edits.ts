import type { Part } from './part.ts';

/** The octets from `at` up to `end`, which the parser is to read as others. */
export interface Edit {
  at: number;
  end: number;
  as: string;
}

/**
 * Marks a mail within the mail as a file, so that it is not read. A part of a digest does not name its type; then the type is written
 * before its body.
 */
export const asFile = ({ type, bodyAt }: Part): Edit =>
  type
    ? { at: type.at, end: type.end, as: 'Content-Type: text/rfc822-headers' }
    : { at: bodyAt, end: bodyAt, as: 'Content-Type: text/rfc822-headers\r\n' };

/** The octets with all edits made. */
export function edited(raw: Buffer, edits: Edit[]): Buffer {
  if (edits.length === 0) return raw;
  const pieces: Buffer[] = [];
  let from = 0;
  for (const { at, end, as } of edits.sort((a, b) => a.at - b.at)) {
    pieces.push(raw.subarray(from, at), Buffer.from(as));
    from = end;
  }
  pieces.push(raw.subarray(from));
  return Buffer.concat(pieces);
}
