import type { ServerResponse } from 'node:http';

/** Bytes that may wait for a reader whose line is slower than the events. Beyond that the reader is cut off, and reconnects later. */
const MOST_BEHIND = 128 * 1024;
/** Milliseconds that a reader has for each piece of the events that they missed. */
export const PATIENCE_MS = 20_000;
/** Milliseconds after which a connection is cut that we ended and the other side does not close. */
const CUT_MS = 5000;

/** One open connection. */
export interface Reader {
  outgoing: ServerResponse;
  network: string;
  /** The number of the last event that the reader had on arrival; null when they want events only from now on. */
  after: number | null;
  /** Whether the reader wants events together, every few seconds, because the line is costly or thin. */
  inBatches: boolean;
  /** The last aside that the reader got. */
  heard?: Broadcast;
  /** The moment at which the connection ends by itself, in milliseconds of the hub's clock. */
  endsAt: number;
}

/** Bytes for many readers, plain and framed as a chunk of a chunked answer. */
export interface Broadcast {
  bytes: Buffer;
  chunk: Buffer;
}

/** Puts the chunk's frame around bytes once for all readers, instead of once for each. */
export const toAll = (bytes: Buffer): Broadcast => ({
  bytes,
  chunk: Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
});

/** Writes to a reader. A reader who is too far behind is cut off, so that only so many bytes wait for them. */
export function write({ outgoing }: Reader, { bytes, chunk }: Broadcast): void {
  const { socket } = outgoing;
  if (outgoing.destroyed || outgoing.writableEnded) return;
  // HTTP/1.0 has no chunks. Bytes written in the same turn, such as the head, still wait in the answer and must not be overtaken.
  const waits = outgoing.writableLength > (socket?.writableLength ?? 0);
  if (socket && outgoing.chunkedEncoding && !waits) socket.write(chunk);
  else outgoing.write(bytes);
  if (outgoing.writableLength > MOST_BEHIND) outgoing.destroy();
}

/** Whether earlier bytes still wait, because the line is slower than the events. Bytes written in the same turn do not count. */
export const isBehind = ({ outgoing: { socket } }: Reader): boolean =>
  socket !== null && socket.writableCorked === 0 && socket.writableLength > 0;

/** Writes a piece and waits until it is on its way; false when the reader has gone, or takes too long and is cut off. */
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

/** Ends a connection in good order, so that the browser reconnects by itself. */
export function end({ outgoing }: Reader): void {
  if (outgoing.destroyed || outgoing.writableEnded) return;
  const cut = setTimeout(() => outgoing.destroy(), CUT_MS).unref();
  outgoing.once('close', () => clearTimeout(cut));
  outgoing.end();
}
