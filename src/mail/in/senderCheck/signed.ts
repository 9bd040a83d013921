import { Readable } from 'node:stream';

/** Most signatures of one mail that are looked at: honest mail has one or two. */
const MOST_SIGNATURES = 3;
/** Most octets of one signature. */
const LONGEST_SIGNATURE = 8000;
/** No honest signed mail has longer lines (RFC 5322: 998). Lines without a limit make reading slow. */
const LONGEST_LINE = 20_000;
/** Octets that are read at a time: each very short line costs some ten microseconds. */
const PIECE = 8 * 1024;

/** The part of a mail that its signatures need. */
export interface SignedMail {
  signatures: number;
  /** The octets without useless signatures, in pieces with a pause between them, so that nobody waits long. */
  octets(): Readable;
}

/**
 * A raw mail with only the signatures that may show it to come from `domain`: those of the domain and its relatives. Null when From, To, Cc
 * or Subject comes twice, or when it is not written as mail is: a signature of such a mail proves nothing about what we read.
 */
export function signedMail(raw: Buffer, domain: string): SignedMail | null {
  const at = endOfHead(raw);
  const fields = raw.toString('latin1', 0, at).split(/\r?\n(?![ \t])/);
  if (
    ['from', 'to', 'cc', 'subject'].some((name) => fields.filter((field) => isField(field, name)).length > 1)
  )
    return null;
  const body = raw.subarray(at);
  if (hasLongLine(body)) return null;
  const signatures = new Set(
    fields
      .filter((field) => isField(field, 'dkim-signature') && field.length <= LONGEST_SIGNATURE)
      .filter((field) => areRelated(/[;:\s]d\s*=\s*([^\s;]+)/i.exec(field)?.[1] ?? '', domain))
      .slice(0, MOST_SIGNATURES),
  );
  const kept = fields.filter(
    (field) => signatures.has(field) || !/^(?:dkim-signature|arc-[a-z-]+)[ \t]*:/i.test(field),
  );
  return {
    signatures: signatures.size,
    octets: () => Readable.from(inPieces(Buffer.from(kept.join('\r\n'), 'latin1'), body)),
  };
}

/** The end of the head, before the end of its last line and the empty line that follows. */
function endOfHead(raw: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n', '\n\r\n'].map((end) => raw.indexOf(end)).filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : raw.length;
}

const isField = (field: string, name: string): boolean =>
  new RegExp(`^${name}\\s*:`, 'i').test(field.slice(0, 100));

/** Whether two domains may have one owner; the policy of the sender's domain decides. */
const areRelated = (one: string, other: string): boolean => one.includes('.') && endOf(one) === endOf(other);

const endOf = (domain: string): string => domain.toLowerCase().split('.').slice(-2).join('.');

function hasLongLine(body: Buffer): boolean {
  for (let at = 0; at < body.length;) {
    const end = body.indexOf(10, at);
    if ((end < 0 ? body.length : end) - at > LONGEST_LINE) return true;
    if (end < 0) return false;
    at = end + 1;
  }
  return false;
}

async function* inPieces(head: Buffer, body: Buffer): AsyncGenerator<Buffer> {
  yield head;
  for (let at = 0; at < body.length; at += PIECE) {
    await new Promise((done) => setImmediate(done));
    yield body.subarray(at, at + PIECE);
  }
}
