import { pipeline, Readable } from 'node:stream';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Refusal } from '../lib/refusal.ts';
import { lock } from '../lib/age/lock.ts';
import { LockedFile, unlock } from '../lib/age/unlock.ts';
import { NotFrames, readFrames } from './frames.ts';
import type { Frame } from './frames.ts';

/** A higher level saves little, and takes processor time from people who read pages. */
const LEVEL = 3;

/** Frames as they are stored: compressed by zstd, then locked for `recipients`. */
export async function* pack(
  frames: AsyncIterable<Buffer>,
  recipients: readonly Buffer[],
): AsyncGenerator<Buffer> {
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  // The reader at the end of the chain gets its errors, so the callback has nothing to do.
  pipeline(Readable.from(frames, { objectMode: false }), zstd, () => {});
  yield* lock(zstd as AsyncIterable<Buffer>, recipients);
}

/** The frames of a stored backup; throws a Refusal that says what is wrong, and at which point. */
export async function* unpack(
  source: AsyncIterable<Buffer>,
  identities: readonly Buffer[],
  name: string,
): AsyncGenerator<Frame> {
  const zstd = createZstdDecompress();
  pipeline(Readable.from(unlock(source, identities), { objectMode: false }), zstd, () => {});
  try {
    yield* readFrames(zstd as AsyncIterable<Buffer>);
  } catch (error) {
    if (error instanceof LockedFile) throw new Refusal(explain(error, name), { cause: error });
    const code = String((error as { code?: unknown }).code);
    if (error instanceof NotFrames || code.startsWith('ZSTD_') || code.startsWith('ERR__ERROR_'))
      throw new Refusal(`${name} opens, but holds no backup of Antipode`, { cause: error });
    throw error;
  }
}

function explain({ problem, place }: LockedFile, name: string): string {
  const at = `byte ${new Intl.NumberFormat('en').format(place)}`;
  if (problem === 'not age') return `${name} is no backup of Antipode: it does not begin as one`;
  if (problem === 'no key')
    return `${name} was not locked for this key: take the one that was the operator's when it was made`;
  if (problem === 'altered') return `${name} was altered in its first lines: take another backup`;
  if (problem === 'cut') return `${name} ends too early, at ${at}: it was cut off, take another backup`;
  return `${name} is not as it was written, at ${at}: it was altered, damaged or cut off there, take another backup`;
}
