import type { LiveEvent } from './source.ts';
import { eventBytes } from './source.ts';

/** How many events of each followed thing, and how many bytes of them, a process keeps for readers who reconnect. */
export const MOST_KEPT = 500;
const MOST_BYTES = 256 * 1024;
/** Bytes that a reader who reconnects gets at a time. */
const PIECE = 32 * 1024;

export interface Piece {
  bytes: Buffer<ArrayBuffer>;
  /** The number of the last event in the piece. */
  to: number;
}

/** The last events of a thing, each turned into bytes once. */
export interface Recent {
  /** The number of the last event. */
  last(): number;
  /** Adds the next events and returns their bytes as one buffer. `to` is the last number, when the event of that number is gone. */
  add(events: readonly LiveEvent[], to?: number): Buffer<ArrayBuffer>;
  /** The next piece after a number; null when that number is older than all kept events. */
  after(number: number): Piece | null;
}

export function createRecent(floor: number): Recent {
  let kept: { number: number; bytes: Buffer<ArrayBuffer> }[] = [];
  let last = floor;
  let held = 0;
  // Many readers reconnect from the same event at once, for example after a restart.
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
