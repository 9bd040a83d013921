import type { LiveEvent } from './source.ts';
import { eventBytes } from './source.ts';

/** How many events, and bytes of them, a process keeps of each thing that is followed, for readers who come back. */
export const MOST_KEPT = 500;
const MOST_BYTES = 256 * 1024;
/** Bytes a reader who comes back is given at a time. */
const PIECE = 32 * 1024;

export interface Piece {
  bytes: Buffer<ArrayBuffer>;
  /** The number up to which it leads. */
  to: number;
}

/** The last events of a thing, each prepared once. */
export interface Recent {
  /** The number of the last event. */
  last(): number;
  /** Adds events that follow the last, and gives their bytes back as one; `to` is the last number when that event itself is gone. */
  add(events: readonly LiveEvent[], to?: number): Buffer<ArrayBuffer>;
  /** The next piece after a number; null when that is further back than what is kept. */
  after(number: number): Piece | null;
}

export function createRecent(floor: number): Recent {
  let kept: { number: number; bytes: Buffer<ArrayBuffer> }[] = [];
  let last = floor;
  let held = 0;
  // Many come back from the same place at once, as after a restart.
  let pieces = new Map<number, Piece>();

  return {
    last: () => last,
    add: (events, to) => {
      const fresh = events.map((event) => ({ number: event.number, bytes: eventBytes(event) }));
      const bytes = Buffer.concat(fresh.map((one) => one.bytes));
      kept.push(...fresh);
      held += bytes.length;
      last = to ?? fresh.at(-1)?.number ?? last;
      let gone = 0;
      while (kept.length - gone > MOST_KEPT || (held > MOST_BYTES && gone < kept.length)) {
        held -= kept[gone]!.bytes.length;
        floor = kept[gone++]!.number;
      }
      if (gone > 0) kept = kept.slice(gone);
      pieces = new Map();
      return bytes;
    },
    after: (number) => {
      if (number < floor) return null;
      const known = pieces.get(number);
      if (known) return known;
      const next: Buffer<ArrayBuffer>[] = [];
      let size = 0;
      let to = last;
      for (const one of kept) {
        if (one.number <= number) continue;
        if (size > PIECE) break;
        next.push(one.bytes);
        size += one.bytes.length;
        to = one.number;
      }
      const piece = { bytes: Buffer.concat(next), to };
      pieces.set(number, piece);
      return piece;
    },
  };
}
