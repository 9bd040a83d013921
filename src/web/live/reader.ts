import type { ServerResponse } from 'node:http';

/** Bytes that may wait for a reader whose line is slower than what is told; beyond that they go, and come back when they can. */
const MOST_BEHIND = 128 * 1024;
/** Milliseconds that a reader has for each piece of what they missed. */
export const PATIENCE_MS = 20_000;
/** Milliseconds until a connection that we ended and the other side does not close is cut. */
const CUT_MS = 5000;

/** One open connection. */
export interface Reader {
  outgoing: ServerResponse;
  network: string;
  /** The number of the last event that they had when they came; null when they want what comes from now on. */
  after: number | null;
  /** Whether they want what comes together, every few seconds: a line that is dear or thin. */
  inBatches: boolean;
  /** The last that was said aside to them. */
  heard?: Broadcast;
  /** When it ends by itself, in milliseconds of the hub's clock. */
  endsAt: number;
}

/** Bytes for many, also as a chunk of an answer that comes in chunks. */
export interface Broadcast {
  bytes: Buffer;
  chunk: Buffer;
}

/** Puts the frame of a chunk around bytes once, instead of anew for each of all who get them. */
export const toAll = (bytes: Buffer): Broadcast => ({
  bytes,
  chunk: Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
});

/** Writes to a reader; one who is too far behind is cut off, so that what waits for them is bounded. */
export function write({ outgoing }: Reader, { bytes, chunk }: Broadcast): void {
  const { socket } = outgoing;
  if (outgoing.destroyed || outgoing.writableEnded) return;
  // An answer to HTTP/1.0 has no chunks; and what was written in the same turn, the head with it, waits in the answer and must not be overtaken.
  const waits = outgoing.writableLength > (socket?.writableLength ?? 0);
  if (socket && outgoing.chunkedEncoding && !waits) socket.write(chunk);
  else outgoing.write(bytes);
  if (outgoing.writableLength > MOST_BEHIND) outgoing.destroy();
}

/** Whether what was written before still waits: the line is slower than what is told. What was written in the same turn does not count. */
export const isBehind = ({ outgoing: { socket } }: Reader): boolean =>
  socket !== null && socket.writableCorked === 0 && socket.writableLength > 0;

/** Writes a piece and waits until it is on its way; false when the reader is gone, or takes too long for it and is cut off. */
export async function pass({ outgoing }: Reader, bytes: Buffer): Promise<boolean> {
  if (outgoing.destroyed || outgoing.writableEnded) return false;
  if (bytes.length === 0 || outgoing.write(bytes)) return true;
  await new Promise<void>((done) => {
    const late = setTimeout(() => outgoing.destroy(), PATIENCE_MS);
    const over = (): void => {
      clearTimeout(late);
      outgoing.off('drain', over).off('close', over);
      done();
    };
    outgoing.on('drain', over).on('close', over);
  });
  return !outgoing.destroyed && !outgoing.writableEnded;
}

/** Ends a connection in good order, so that the browser comes back by itself. */
export function end({ outgoing }: Reader): void {
  if (outgoing.destroyed || outgoing.writableEnded) return;
  const cut = setTimeout(() => outgoing.destroy(), CUT_MS).unref();
  outgoing.once('close', () => clearTimeout(cut));
  outgoing.end();
}
