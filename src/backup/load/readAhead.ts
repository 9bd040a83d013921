import type { Frame } from '../frames.ts';

/** The most bytes of a small backup, which is held in memory as a whole. */
export const SMALL = 8 * 1024 * 1024;

/** Frames from the first on, and whether all have been read already, as for a small backup. */
export type Ahead = { frames: AsyncGenerator<Frame>; isWhole: boolean };

/** Reads a small backup to its end, so that faults show before anything is made for it. Of a large one, reads only the beginning. */
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
