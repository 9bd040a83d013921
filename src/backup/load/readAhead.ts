import type { Frame } from '../frames.ts';

/** A backup of no more bytes, which are in memory at once, is a small one. */
export const SMALL = 8 * 1024 * 1024;

/** Frames from their first on, and whether they have all been read already, as those of a small backup. */
export type Ahead = { frames: AsyncGenerator<Frame>; isWhole: boolean };

/** Reads a small backup to its end, so that what is wrong with it shows before anything is made for it, and of a large one the beginning. */
export async function readAhead(frames: AsyncGenerator<Frame>, small: number): Promise<Ahead> {
  const held: Frame[] = [];
  for (let bytes = 0; bytes <= small;) {
    const next = await frames.next();
    if (next.done) return { frames: each(held), isWhole: true };
    held.push(next.value);
    bytes += next.value.bytes.length;
  }
  return { frames: each(held, frames), isWhole: false };
}

async function* each(held: readonly Frame[], more?: AsyncGenerator<Frame>): AsyncGenerator<Frame> {
  yield* held;
  if (more) yield* more;
}
