import { createHash, createPrivateKey, sign, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A request as its signature covers it. Names in `headers` are in lower case; `body` is empty for a GET. */
export interface Message {
  method: string;
  /** The real address of the request, ours or theirs, whatever its Host header says: a signature for another host is worthless here. */
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** A signature that still has to be checked against its key. Its times are checked already. */
export interface Signature {
  /** The address of the key. */
  keyId: string;
  /** The same for the same signature, so that repetitions are noticed. */
  mark: string;
  /** Whether the signature was made with this key, in PEM. */
  isOf(pem: string): boolean;
}

export type Unsigned = 'unsigned' | 'bent' | 'uncovered' | 'digest' | 'clock' | 'algorithm';

export type ReadSignature = { ok: true; signature: Signature } | { ok: false; reason: Unsigned };

/** A header of a message; names that every object inherits do not count. */
export const headerOf = ({ headers }: Pick<Message, 'headers'>, name: string): string | undefined =>
  Object.hasOwn(headers, name) ? headers[name]?.trim() : undefined;

const HOUR = 3_600_000;
/** A signature may be this old, since servers retry with the same one. It may lie this far in the future, since clocks differ. */
const OLDEST = 12 * HOUR;
const NEWEST = HOUR;

export const isTimely = (made: number, now: Date): boolean =>
  Number.isFinite(made) && made >= now.getTime() - OLDEST && made <= now.getTime() + NEWEST;

export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/** Whether a base64 digest matches the body. */
export function isDigestOf(base64: string, body: Uint8Array): boolean {
  const given = Buffer.from(base64, 'base64');
  const right = sha256(body);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The private keys read last: a programme signs thousands of requests with the same key. */
const read = new Map<string, KeyObject>();
const MOST_READ = 100;

function keyOf(pem: string): KeyObject {
  const known = read.get(pem);
  if (known) return known;
  if (read.size >= MOST_READ) read.clear();
  const key = createPrivateKey(pem);
  read.set(pem, key);
  return key;
}

/**
 * The signature of a text with an RSA key, in base64. It is made outside the event loop, since it takes longer than drawing a small page.
 */
export const signedWith = (pem: string, text: string): Promise<string> =>
  new Promise((done, fail) => {
    sign('sha256', Buffer.from(text), keyOf(pem), (error, signature) =>
      error ? fail(error) : done(signature.toString('base64')),
    );
  });
