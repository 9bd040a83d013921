import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { privateKey, publicOf, sharedSecret } from './keys.ts';

/*
 * The header of an age v1 file (https://c2sp.org/age): the file's key, locked for each recipient, and a MAC over everything. Uses
 * node:crypto, as ChaCha20-Poly1305 in JavaScript is too slow for gigabytes. The `age` tool opens the same files.
 */

const FIRST = 'age-encryption.org/v1';
const WRAP = 'age-encryption.org/v1/X25519';
const NO_NONCE = Buffer.alloc(12);
/** A header for two recipients has some 400 bytes. */
const LONGEST = 64 * 1024;

export type Opened = { fileKey: Buffer; rest: Buffer };

/** The header of a new file with its 16 secret bytes, locked for each of `recipients` (32 public bytes each). */
export function writeHeader(fileKey: Buffer, recipients: readonly Buffer[]): Buffer {
  const lines = [FIRST];
  for (const recipient of recipients) {
    const secret = privateKey(randomBytes(32));
    const share = publicOf(secret);
    const key = derive(sharedSecret(secret, recipient), Buffer.concat([share, recipient]), WRAP);
    const cipher = createCipheriv('chacha20-poly1305', key, NO_NONCE, { authTagLength: 16 });
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    lines.push(`-> X25519 ${base64(share)}`, base64(body));
  }
  const signed = `${lines.join('\n')}\n---`;
  return Buffer.from(`${signed} ${base64(macOf(fileKey, signed))}\n`);
}

export type HeaderProblem = 'not age' | 'no key' | 'altered';

/**
 * Reads a header from the beginning of a file; null when more bytes are needed. Finds the key with any of `identities` (32 secret bytes
 * each). When none of these belongs to a recipient, the result is `no key`.
 */
export function readHeader(
  bytes: Buffer,
  identities: readonly Buffer[],
): Opened | { problem: HeaderProblem } | null {
  const begin = Buffer.from(`${FIRST}\n`);
  if (!begin.subarray(0, bytes.length).equals(bytes.subarray(0, begin.length))) return { problem: 'not age' };
  const mark = bytes.indexOf('\n--- ');
  const end = mark === -1 ? -1 : bytes.indexOf('\n', mark + 1);
  if (end === -1) return bytes.length > LONGEST ? { problem: 'not age' } : null;
  const signed = bytes.toString('latin1', 0, mark + 4);
  const mac = Buffer.from(bytes.toString('latin1', mark + 5, end), 'base64');
  for (const [share, body] of stanzas(signed))
    for (const identity of identities) {
      const fileKey = unlock(identity, share, body);
      if (!fileKey) continue;
      const right = macOf(fileKey, signed);
      if (mac.length !== right.length || !timingSafeEqual(mac, right)) return { problem: 'altered' };
      return { fileKey, rest: bytes.subarray(end + 1) };
    }
  return { problem: 'no key' };
}

/** The key of the payload, from the file's key and the 16 bytes before the payload. */
export const payloadKey = (fileKey: Buffer, nonce: Buffer): Buffer => derive(fileKey, nonce, 'payload');

function stanzas(signed: string): (readonly [Buffer, Buffer])[] {
  const found = [...signed.matchAll(/\n-> X25519 ([\w+/]{43})\n([\w+/]{43})(?=\n)/g)];
  return found.map(([, share, body]) => [
    Buffer.from(share ?? '', 'base64'),
    Buffer.from(body ?? '', 'base64'),
  ]);
}

function unlock(identity: Buffer, share: Buffer, body: Buffer): Buffer | null {
  try {
    const secret = privateKey(identity);
    const key = derive(sharedSecret(secret, share), Buffer.concat([share, publicOf(secret)]), WRAP);
    const decipher = createDecipheriv('chacha20-poly1305', key, NO_NONCE, { authTagLength: 16 });
    decipher.setAuthTag(body.subarray(16));
    return Buffer.concat([decipher.update(body.subarray(0, 16)), decipher.final()]);
  } catch {
    return null;
  }
}

const derive = (secret: Buffer, salt: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, 32));

const macOf = (fileKey: Buffer, signed: string): Buffer =>
  createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(signed, 'latin1')
    .digest();

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
