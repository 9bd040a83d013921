/** The limits of a mail that a program reads. People's mails stay far below; a mail beyond them goes to the tray, whole. */
export const LIMITS = {
  bytes: 26 * 1024 * 1024,
  /** Lines other than full lines of base64: each costs the parser some microseconds and several objects. */
  lines: 20_000,
  /** Padding signs in base64: the parser decodes each piece between them by itself. */
  pads: 50_000,
  /** Lines and octets of mails within the mail, each counted as often as it is read. Beyond the limit, such mails become files. */
  innerLines: 20_000,
  innerBytes: 8 * 1024 * 1024,
  /** Octets of lines other than full lines of base64. */
  lineBytes: 8 * 1024 * 1024,
  /** Header lines of one part. */
  headers: 1_000,
  /** Octets of all headers together, including those of the parts. */
  headerBytes: 256 * 1024,
  parts: 500,
  depth: 50,
  /** Mails within each other that are read. */
  inner: 3,
  /** Characters of one readable text. */
  text: 1_000_000,
  /** Lines of the text, including those that came encoded or end in a carriage return alone. */
  textLines: 30_000,
  html: 1_500_000,
  /** Tags of the text. */
  tags: 50_000,
} as const;

/** Why a mail is not read: keys `incoming.tray.…`. */
export type Unreadable = 'too-deep' | 'too-large' | 'too-many-headers' | 'too-many-parts' | 'unreadable';

export const noCounts = () => ({
  lines: 0,
  innerLines: 0,
  innerBytes: 0,
  lineBytes: 0,
  pads: 0,
  headers: 0,
  headerBytes: 0,
  parts: 0,
  depth: 0,
});

/** The first limit that the counts exceed; null when they exceed none. */
export function beyondLimits(count: ReturnType<typeof noCounts>): Unreadable | null {
  if (count.headers > LIMITS.headers || count.headerBytes > LIMITS.headerBytes) return 'too-many-headers';
  if (count.parts > LIMITS.parts) return 'too-many-parts';
  if (count.depth > LIMITS.depth) return 'too-deep';
  const isLarge =
    count.lines > LIMITS.lines || count.lineBytes > LIMITS.lineBytes || count.pads > LIMITS.pads;
  return isLarge ? 'too-large' : null;
}
