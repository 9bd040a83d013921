import type { Ctx } from '../../rooms/ctx.ts';
import { createRecent } from './recent.ts';
import type { Piece, Recent } from './recent.ts';
import { end, isBehind, pass, toAll, write } from './reader.ts';
import type { Broadcast, Reader } from './reader.ts';
import { asideBytes, eventBytes } from './source.ts';
import type { LiveEvent, LiveSource } from './source.ts';
import type { Weakness } from './weakness.ts';

/** Events read from the database at a time. */
export const MOST_READ = 200;

/**
 * A thing that is followed in this process. All its readers stand at its last event, except readers who are still catching up and readers
 * on a weak line. The latter get no single events: every few seconds they catch up from where they stand, like a reader who reconnects. So
 * the order is kept and nothing is missing. Nothing waits for them in memory, and words that were hidden meanwhile never reach them.
 */
export interface Stream {
  /** Sends a reader the events that they missed, then each new one. Rejects when the database cannot be asked. */
  join(reader: Reader): Promise<void>;
  /** Reads the new events, once for all readers. */
  pull(): Promise<void>;
  /** Sends the aside to all readers, if it has changed. */
  say(): Promise<void>;
  leave(reader: Reader): void;
  isEmpty(): boolean;
  /** Whether the database could not be asked at the beginning: the next reader gets a new stream. */
  isBroken(): boolean;
}

export function createStream(
  ctx: Ctx,
  source: LiveSource,
  id: number,
  { batchMs, patienceMs }: Weakness,
): Stream {
  const live = new Set<Reader>();
  /** The readers on a weak line, with the number of the last event that each got, and the time of it. */
  const weak = new Map<Reader, { at: number; since: number }>();
  let batch: NodeJS.Timeout | undefined;
  const coming = new Set<Reader>();
  let isBroken = false;
  let recent = createRecent(0);
  const started = start();
  started.catch(() => (isBroken = true));
  let isReading = false;
  let isStale = false;
  let said: { data: string; whole: Broadcast } | undefined;

  async function start(): Promise<void> {
    recent = await readUpTo(await source.last(ctx, id));
  }

  /** The last events in their present form. */
  async function readUpTo(last: number): Promise<Recent> {
    const floor = Math.max(0, last - MOST_READ);
    const read = createRecent(floor);
    read.add(upTo(last, await source.read(ctx, id, floor, MOST_READ)), last);
    return read;
  }

  async function pull(): Promise<void> {
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      await started;
      while (isStale) {
        isStale = false;
        const events = await source.read(ctx, id, recent.last(), MOST_READ);
        if (events.length === MOST_READ) isStale = true;
        if (events.length === 0) continue;
        const before = recent.last();
        const fresh = toAll(recent.add(events));
        for (const reader of live)
          if (isBehind(reader)) wait(reader, before);
          else write(reader, fresh);
        if (!events.some(({ changesEarlier }) => changesEarlier)) continue;
        // A reader who comes meanwhile gets the events from the database.
        recent = createRecent(recent.last());
        recent = await readUpTo(recent.last());
      }
    } finally {
      isReading = false;
    }
  }

  async function join(reader: Reader): Promise<void> {
    coming.add(reader);
    await started;
    await bringUp(reader, reader.after ?? recent.last());
  }

  /** Gives a new reader the events after `at`, then a place among the readers who get events at once, or in batches. */
  async function bringUp(reader: Reader, at: number): Promise<void> {
    while (at < recent.last()) {
      const piece: Piece = recent.after(at) ?? (await older(at, recent.last()));
      if (!(await pass(reader, piece.bytes))) return;
      at = piece.to;
    }
    if (!coming.delete(reader)) return;
    if (reader.inBatches) wait(reader, at);
    else live.add(reader);
    sayTo(reader);
  }

  /** Sends the present aside to a reader, unless they have it. */
  function sayTo(reader: Reader): void {
    if (!said || reader.heard === said.whole) return;
    reader.heard = said.whole;
    write(reader, said.whole);
  }

  /** Puts a reader who has had the events up to `at` among those on a weak line: they get news in batches from now on. */
  function wait(reader: Reader, at: number): void {
    live.delete(reader);
    weak.set(reader, { at, since: performance.now() });
    batch ??= setTimeout(giveBatch, batchMs).unref();
  }

  function giveBatch(): void {
    batch = undefined;
    // A copy: readers for whom nothing is new join the map again at once, so a walk through the map itself would not end.
    const waiting = [...weak];
    for (const [reader, { at, since }] of waiting) {
      if (!isBehind(reader)) {
        weak.delete(reader);
        coming.add(reader);
        bringUp(reader, at).catch((error: unknown) => {
          ctx.log.warn({ err: error }, 'a live page got nothing');
          end(reader);
        });
      } else if (performance.now() - since > patienceMs) reader.outgoing.destroy();
      else batch ??= setTimeout(giveBatch, batchMs).unref();
    }
  }

  async function say(): Promise<void> {
    const data = await source.aside?.(ctx, id, live.size + coming.size + weak.size);
    if (data === undefined || data === said?.data) return;
    said = { data, whole: toAll(asideBytes(data)) };
    for (const reader of live) sayTo(reader);
  }

  /** A piece from the database, for a reader who was away for longer. */
  async function older(after: number, last: number): Promise<Piece> {
    const events = await source.read(ctx, id, after, MOST_READ);
    const known = upTo(last, events);
    const to = known.length < MOST_READ ? last : known.at(-1)!.number;
    return { bytes: Buffer.concat(known.map(eventBytes)), to };
  }

  return {
    join,
    pull,
    say,
    leave: (reader) => {
      live.delete(reader);
      coming.delete(reader);
      weak.delete(reader);
    },
    isEmpty: () => live.size + coming.size + weak.size === 0,
    isBroken: () => isBroken,
  };
}

const upTo = (last: number, events: readonly LiveEvent[]): LiveEvent[] =>
  events.filter(({ number }) => number <= last);
