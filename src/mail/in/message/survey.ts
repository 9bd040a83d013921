/** What a mail may measure to be read by a program. Mails of people stay far below; what is above goes to the tray, whole. */
export const LIMITS = {
  bytes: 26 * 1024 * 1024,
  /** Lines but the full ones of base64: each costs the parser some microseconds and several objects. */
  lines: 20_000,
  /** Octets of those lines. */
  lineBytes: 8 * 1024 * 1024,
  /** Header lines of one part. */
  headers: 1_000,
  /** Octets of all headers together, those of the parts as well. */
  headerBytes: 256 * 1024,
  parts: 500,
  depth: 50,
  /** Characters of one readable text. */
  text: 1_000_000,
  html: 1_500_000,
} as const;

/** Why a mail is not read: keys `incoming.tray.…`. */
export type Unreadable = 'too-deep' | 'too-large' | 'too-many-headers' | 'too-many-parts' | 'unreadable';

const LF = 10;
const CR = 13;
const DASH = 45;

/**
 * Looks over the octets of a mail before a parser sees them, as far as it takes to tell headers, base64 and other bodies apart; null
 * when nothing is beyond the limits. One pass, and keeps nothing but the boundaries.
 */
export function survey(raw: Buffer): Unreadable | null {
  if (raw.length > LIMITS.bytes) return 'too-large';
  const boundaries = new Set<string>();
  const count = { lines: 0, lineBytes: 0, headers: 0, headerBytes: 0, parts: 0 };
  let place: 'header' | 'body' = 'header';
  let part = { isBase64: false, isMessage: false };
  for (let at = 0; at < raw.length;) {
    const found = raw.indexOf(LF, at);
    const end = found < 0 ? raw.length : found;
    if (isDelimiter(raw, at, end, boundaries)) {
      count.parts++;
      count.headers = 0;
      place = 'header';
      part = { isBase64: false, isMessage: false };
    } else if (place === 'header' && isBlank(raw, at, end)) {
      // A message within the mail begins with headers of its own.
      if (!part.isMessage) place = 'body';
      part.isMessage = false;
    } else if (place === 'header') {
      count.headers++;
      count.headerBytes += end - at;
      readHeader(raw.toString('latin1', at, Math.min(end, at + LONGEST)), part, boundaries);
    } else if (!part.isBase64 || end - at < FULL) {
      count.lines++;
      count.lineBytes += end - at;
    }
    const beyond = beyondLimits(count, boundaries.size);
    if (beyond) return beyond;
    at = end + 1;
  }
  return null;
}

/** Octets of a header line, or of one that parts, that are looked at. */
const LONGEST = 2000;
/** The shortest line of base64 that mail programs write, but for the last. */
const FULL = 57;

function beyondLimits(
  count: Record<'lines' | 'lineBytes' | 'headers' | 'headerBytes' | 'parts', number>,
  boundaries: number,
): Unreadable | null {
  if (count.headers > LIMITS.headers || count.headerBytes > LIMITS.headerBytes) return 'too-many-headers';
  if (count.parts > LIMITS.parts) return 'too-many-parts';
  if (boundaries > LIMITS.depth * 4) return 'too-deep';
  return count.lines > LIMITS.lines || count.lineBytes > LIMITS.lineBytes ? 'too-large' : null;
}

const isBlank = (raw: Buffer, at: number, end: number): boolean =>
  end === at || (end === at + 1 && raw[at] === CR);

function readHeader(
  line: string,
  part: { isBase64: boolean; isMessage: boolean },
  boundaries: Set<string>,
): void {
  const lower = line.toLowerCase();
  if (lower.startsWith('content-transfer-encoding:') && lower.includes('base64')) part.isBase64 = true;
  if (lower.startsWith('content-type:') && lower.includes('message/')) part.isMessage = true;
  for (const [, quoted, plain] of line.matchAll(
    /boundary\s{0,9}=\s{0,9}(?:"([^"]{1,300})"|([^\s";]{1,300}))/gi,
  ))
    boundaries.add((quoted ?? plain ?? '').trimEnd());
}

function isDelimiter(raw: Buffer, at: number, end: number, boundaries: ReadonlySet<string>): boolean {
  if (boundaries.size === 0 || raw[at] !== DASH || raw[at + 1] !== DASH || end - at > LONGEST) return false;
  const name = raw.toString('latin1', at + 2, end).trimEnd();
  return boundaries.has(name) || (name.endsWith('--') && boundaries.has(name.slice(0, -2)));
}
