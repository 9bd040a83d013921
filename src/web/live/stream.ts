import type { Ctx } from '../../rooms/ctx.ts';
import { createRecent } from './recent.ts';
import type { Piece, Recent } from './recent.ts';
import { pass, toAll, write } from './reader.ts';
import type { Broadcast, Reader } from './reader.ts';
import { asideBytes, eventBytes } from './source.ts';
import type { LiveEvent, LiveSource } from './source.ts';

/** Events read from the database at a time. */
export const MOST_READ = 200;

/** One thing that is followed in this process: its readers all stand at its last event, but for those who are on their way there. */
export interface Stream {
  /** Has a reader get what they missed, and then what comes. Rejects when the database cannot be asked. */
  join(reader: Reader): Promise<void>;
  /** Reads what is new, once for all readers. */
  pull(): Promise<void>;
  /** Says aside what has changed. */
  say(): Promise<void>;
  leave(reader: Reader): void;
  isEmpty(): boolean;
  /** Whether the database could not be asked when it began: the next reader begins anew. */
  isBroken(): boolean;
}

export function createStream(ctx: Ctx, source: LiveSource, id: number): Stream {
  const live = new Set<Reader>();
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

  /** The last events as they read now. */
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
        const fresh = toAll(recent.add(events));
        for (const reader of live) write(reader, fresh);
        if (!events.some(({ changesEarlier }) => changesEarlier)) continue;
        // A reader who comes meanwhile is given what the database says.
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
    let at = reader.after ?? recent.last();
    while (at < recent.last()) {
      const piece: Piece = recent.after(at) ?? (await older(at, recent.last()));
      if (!(await pass(reader, piece.bytes))) return;
      at = piece.to;
    }
    if (!coming.delete(reader)) return;
    live.add(reader);
    if (said) write(reader, said.whole);
  }

  async function say(): Promise<void> {
    const data = await source.aside?.(ctx, id, live.size + coming.size);
    if (data === undefined || data === said?.data) return;
    said = { data, whole: toAll(asideBytes(data)) };
    for (const reader of live) write(reader, said.whole);
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
    },
    isEmpty: () => live.size + coming.size === 0,
    isBroken: () => isBroken,
  };
}

const upTo = (last: number, events: readonly LiveEvent[]): LiveEvent[] =>
  events.filter(({ number }) => number <= last);
