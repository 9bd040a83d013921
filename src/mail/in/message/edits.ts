import type { Part } from './part.ts';

/** Octets, from `at` up to `end`, that the parser is to read as others. */
export interface Edit {
  at: number;
  end: number;
  as: string;
}

/** A mail within the mail that is not read. Of a digest it does not say what it is: then that is said before its body. */
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
