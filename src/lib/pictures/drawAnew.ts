import { readHeader } from './header.ts';
import { drawInProcess } from './inProcess.ts';
import type { Drawn } from './inProcess.ts';
import { PICTURES, pixelsOf, refusalOf } from './limits.ts';
import type { PictureRefusal } from './limits.ts';

export type Picture = Drawn & { bytes: Buffer };

/** Most pictures that may wait, and their octets together: more would only fill the memory. */
const MOST_WAITING = { pictures: 12, octets: 2 * PICTURES.bytes };

const waiting = { pictures: 0, octets: 0 };
let last: Promise<unknown> = Promise.resolve();

/**
 * A picture as a fresh JPEG, or as WebP if it is transparent somewhere: without the data that a camera adds (above all the place), and
 * without anything else hidden in the file. No side is longer than `side` pixels. This process has one picture drawn at a time, in a
 * process of its own, within limits of size, time and memory. Call this outside of transactions: it may take seconds. With `isPatient` it
 * waits however many are before it; otherwise it says when there are too many.
 */
export async function drawAnew(
  bytes: Uint8Array,
  { side = PICTURES.side, isPatient = false }: { side?: number; isPatient?: boolean } = {},
): Promise<{ ok: true; picture: Picture } | { ok: false; refusal: PictureRefusal }> {
  const header = readHeader(bytes);
  const refusal = refusalOf(bytes.length, header);
  if (!header || refusal) return { ok: false, refusal: refusal ?? { reason: 'no-picture' } };
  const fits =
    isPatient ||
    waiting.pictures === 0 ||
    (waiting.pictures < MOST_WAITING.pictures && waiting.octets + bytes.length <= MOST_WAITING.octets);
  if (!fits) return { ok: false, refusal: { reason: 'busy' } };
  const drawn = await inTurn(bytes, () =>
    drawInProcess(bytes, { kind: header.kind, pixels: pixelsOf(header), side }),
  );
  if (drawn === 'heavy') return { ok: false, refusal: { reason: 'heavy' } };
  return drawn ? { ok: true, picture: drawn } : { ok: false, refusal: { reason: 'no-picture' } };
}

/** Runs `work` once all earlier work is done. */
async function inTurn<T>(bytes: Uint8Array, work: () => Promise<T>): Promise<T> {
  waiting.pictures += 1;
  waiting.octets += bytes.length;
  const mine = last.then(work);
  last = mine.catch(() => {});
  try {
    return await mine;
  } finally {
    waiting.pictures -= 1;
    waiting.octets -= bytes.length;
  }
}
