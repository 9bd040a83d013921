import { readStructured, withoutComments } from './parameters.ts';

/** The line that divides a multipart. */
export interface Boundary {
  value: Buffer;
  /** Whether the parts count as mails when they do not name their type. */
  isDigest: boolean;
}

/** A part while its lines are read, its headers first. */
export interface Part {
  isHeader: boolean;
  /** The open header: where it begins and ends, and its lines as text if it says how the body is read. */
  open: { at: number; end: number; lines: string[] | null } | null;
  type: { value: string; at: number; end: number } | null;
  /** The type alone, in lower case; '' when the part does not name it. */
  value: string;
  encoding: string | null;
  isMessage: boolean;
  body: 'plain' | 'base64' | 'quoted';
  /** The position of the blank line before the body. */
  bodyAt: number;
  /** The position from which the body is left out, if it is. */
  leftOut: number | null;
  /** Octets of the line ends of its body. */
  breaks: number;
}

export const newPart = (isMessage = false): Part => ({
  isHeader: true,
  open: null,
  type: null,
  value: '',
  encoding: null,
  isMessage,
  body: 'plain',
  bodyAt: 0,
  leftOut: null,
  breaks: 0,
});

const isWanted = /^[ \t]*content-t/i;

/** Takes one more line of a part's headers. A line that begins with a blank continues the last header. */
export function headerLine(part: Part, raw: Buffer, at: number, end: number): void {
  const goesOn = raw[at] === 0x20 || raw[at] === 0x09;
  if (part.open && goesOn) {
    part.open.end = end;
    part.open.lines?.push(raw.toString('utf8', at, end));
    return;
  }
  closeHeader(part);
  const begins = isWanted.test(raw.toString('latin1', at, Math.min(end, at + 100)));
  part.open = { at, end, lines: begins ? [raw.toString('utf8', at, end)] : null };
}

/** Ends the open header. If a header comes twice, the first counts. */
function closeHeader(part: Part): void {
  const { open } = part;
  part.open = null;
  if (!open?.lines) return;
  const whole = open.lines.join('');
  const colon = whole.indexOf(':');
  const name = trimmed(colon < 0 ? whole : whole.slice(0, colon)).toLowerCase();
  const value = colon < 0 ? '' : trimmed(whole.slice(colon + 1).replaceAll(/[\r\n]+/g, ' '));
  if (name === 'content-type') part.type ??= { value, at: open.at, end: open.end };
  if (name === 'content-transfer-encoding') part.encoding ??= value;
}

const trimmed = (text: string): string => text.replace(/^[ \t]+/, '').replace(/(?<![ \t])[ \t]+$/, '');

/** Ends a part's headers: notes how its body is read, and returns its boundary if it has several parts. */
export function closeHeaders(part: Part): Boundary | null {
  closeHeader(part);
  part.isHeader = false;
  const token = /[\w-]+/.exec(withoutComments(part.encoding ?? '').toLowerCase())?.[0] ?? '';
  if (token.includes('base64')) part.body = 'base64';
  else if (token.includes('quoted-printable')) part.body = 'quoted';
  if (!part.type) return null;
  const { value, parameters } = readStructured(part.type.value);
  part.value = value;
  part.isMessage = value === 'message/rfc822';
  const boundary = parameters.get('boundary');
  const kind = /^multipart\/(.+)$/s.exec(value)?.[1];
  return kind && boundary ? { value: Buffer.from(boundary), isDigest: kind === 'digest' } : null;
}
