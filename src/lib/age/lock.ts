import { createCipheriv, randomBytes } from 'node:crypto';
import { payloadKey, writeHeader } from './header.ts';

export const CHUNK = 64 * 1024;

/**
 * Locks bytes for `recipients` (32 public bytes each) as an age file: the header, then pieces of 64 kB. Nobody can leave out, swap or cut a
 * piece unnoticed.
 */
export async function* lock(
  source: AsyncIterable<Buffer>,
  recipients: readonly Buffer[],
): AsyncGenerator<Buffer> {
  const fileKey = randomBytes(16);
  const nonce = randomBytes(16);
  const key = payloadKey(fileKey, nonce);
  yield Buffer.concat([writeHeader(fileKey, recipients), nonce]);
  let held: Buffer[] = [];
  let size = 0;
  let count = 0;
  for await (const bytes of source) {
    held.push(bytes);
    size += bytes.length;
    if (size <= CHUNK) continue;
    const all = Buffer.concat(held);
    const out: Buffer[] = [];
    let from = 0;
    // The last piece is marked as such, so one piece is always held back.
    for (; all.length - from > CHUNK; from += CHUNK)
      out.push(...seal(key, count++, false, all.subarray(from, from + CHUNK)));
    held = [all.subarray(from)];
    size = all.length - from;
    yield Buffer.concat(out);
  }
  yield Buffer.concat(seal(key, count, true, Buffer.concat(held)));
}

function seal(key: Buffer, count: number, isLast: boolean, bytes: Buffer): Buffer[] {
  const cipher = createCipheriv('chacha20-poly1305', key, nonceOf(count, isLast), { authTagLength: 16 });
  return [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
}

/** Eleven bytes of a counter, and one byte that says whether this is the last piece (STREAM, Hoang et al. 2015). */
export function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(count, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
