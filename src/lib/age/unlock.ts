import { createDecipheriv } from 'node:crypto';
import { payloadKey, readHeader } from './header.ts';
import type { HeaderProblem } from './header.ts';
import { CHUNK, nonceOf } from './lock.ts';

const SEALED = CHUNK + 16;

/** Why a file does not open, and at which byte. */
export class LockedFile extends Error {
  override name = 'LockedFile';
  readonly problem: HeaderProblem | 'cut' | 'damaged';
  readonly place: number;
  constructor(problem: LockedFile['problem'], place: number) {
    super(`${problem} at byte ${place}`);
    this.problem = problem;
    this.place = place;
  }
}

/** The content of a locked file. Throws LockedFile at the first byte that differs from what was written, and when the end is missing. */
export async function* unlock(
  source: AsyncIterable<Buffer>,
  identities: readonly Buffer[],
): AsyncGenerator<Buffer> {
  let key: Buffer | undefined;
  let held: Buffer = Buffer.alloc(0);
  let place = 0;
  let count = 0;
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    if (!key) {
      const opened = readHeader(held, identities);
      if (opened === null) continue;
      if ('problem' in opened) throw new LockedFile(opened.problem, 0);
      if (opened.rest.length < 16) continue;
      place = held.length - opened.rest.length + 16;
      key = payloadKey(opened.fileKey, opened.rest.subarray(0, 16));
      held = opened.rest.subarray(16);
    }
    const out: Buffer[] = [];
    let from = 0;
    for (; held.length - from > SEALED; from += SEALED, place += SEALED)
      out.push(...open(key, count++, false, held.subarray(from, from + SEALED), place));
    held = held.subarray(from);
    if (out.length > 0) yield Buffer.concat(out);
  }
  if (!key) throw new LockedFile(held.length === 0 ? 'not age' : 'cut', held.length);
  // A file that ends at the end of a piece was cut there: that piece opens, but not as the last one.
  if (held.length < 16 || (held.length === 16 && count > 0)) throw new LockedFile('cut', place + held.length);
  yield Buffer.concat(open(key, count, true, held, place));
}

function open(key: Buffer, count: number, isLast: boolean, sealed: Buffer, place: number): Buffer[] {
  try {
    return decrypt(key, count, isLast, sealed);
  } catch {
    if (isLast && opensAs(key, count, sealed)) throw new LockedFile('cut', place + sealed.length);
    throw new LockedFile('damaged', place);
  }
}

function decrypt(key: Buffer, count: number, isLast: boolean, sealed: Buffer): Buffer[] {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonceOf(count, isLast), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return [decipher.update(sealed.subarray(0, -16)), decipher.final()];
}

function opensAs(key: Buffer, count: number, sealed: Buffer): boolean {
  try {
    decrypt(key, count, false, sealed);
    return true;
  } catch {
    return false;
  }
}
