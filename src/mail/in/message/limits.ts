/** The limits of a mail that a program reads. Mails of people stay far below; a larger one goes to the tray, whole. */
export const LIMITS = {
  bytes: 26 * 1024 * 1024,
  /** Lines but the full ones of base64: each costs the parser some microseconds and several objects. */
  lines: 20_000,
  /** Ends of base64 within base64: the parser decodes each piece by itself. */
  pads: 50_000,
  /** Lines of mails within the mail, and their octets, each as often as it is read. Above it they are files. */
  innerLines: 20_000,
  innerBytes: 8 * 1024 * 1024,
  /** Octets of lines but the full ones of base64. */
  lineBytes: 8 * 1024 * 1024,
  /** Header lines of one part. */
  headers: 1_000,
  /** Octets of all headers together, those of the parts as well. */
  headerBytes: 256 * 1024,
  parts: 500,
  depth: 50,
  /** Mails within each other that are read. */
  inner: 3,
  /** Characters of one readable text. */
  text: 1_000_000,
  /** Its lines, also those that came encoded or end in a carriage return alone. */
  textLines: 30_000,
  html: 1_500_000,
  /** Tags of it. */
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

/** The first limit that counts are beyond; null when there is none. */
export function beyondLimits(count: ReturnType<typeof noCounts>): Unreadable | null {
  if (count.headers > LIMITS.headers || count.headerBytes > LIMITS.headerBytes) return 'too-many-headers';
  if (count.parts > LIMITS.parts) return 'too-many-parts';
  if (count.depth > LIMITS.depth) return 'too-deep';
  const isLarge =
    count.lines > LIMITS.lines || count.lineBytes > LIMITS.lineBytes || count.pads > LIMITS.pads;
  return isLarge ? 'too-large' : null;
}
