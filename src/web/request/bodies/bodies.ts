import type { IncomingMessage } from 'node:http';
import { piecesOf } from '../pieces.ts';

const MB = 1024 * 1024;
/** No network keeps cutting a body into smaller pieces than this; each piece costs work. */
const LEAST_PIECE = 128;
const MOST_PIECES = 1000;
/** The most bytes of a body that are left after a sieve. */
const MOST_LEFT = MB;

/** A body that was refused. The reason is the end of an error page's catalogue key. */
export class UntakenBody extends Error {
  readonly reason: 'too-large' | 'cut-off' | 'busy';
  constructor(reason: UntakenBody['reason'], options?: ErrorOptions) {
    super(`a body was not taken: ${reason}`, options);
    this.name = 'UntakenBody';
    this.reason = reason;
  }
}

/** Reads all posted bodies. It trusts no header, and never holds more than its limit. */
export interface Bodies {
  /**
   * The bytes of a request. Throws an UntakenBody: `too-large` as soon as there are more than `most`; `cut-off` when they come too slowly,
   * in crumbs, or break off; `busy` while too much is held of others, or of the same network. Bytes that a `sieve` removes from the pieces
   * are never held.
   */
  read(request: Request, limits: Reading): Promise<Buffer<ArrayBuffer>>;
  /** The request was answered: its memory is free for others. */
  release(request: Request): void;
}

export interface Reading {
  most: number;
  network: string;
  /** The message from which the request was made, when it came over a socket. */
  message?: IncomingMessage | null;
  sieve?: (piece: Uint8Array) => Uint8Array;
}

interface BodyLimits {
  /** The most bytes of all bodies that are being read or worked on; one network has at most half. */
  held?: number;
  /** The time for a body, which gets another second for every `rate` bytes that came. */
  graceMs?: number;
  rate?: number;
}

export function createBodies({ held = 64 * MB, graceMs = 30_000, rate = 8192 }: BodyLimits = {}): Bodies {
  let total = 0;
  const networks = new Map<string, number>();
  const requests = new WeakMap<Request, { network: string; bytes: number }>();

  function countHeld(request: Request, network: string, bytes: number): void {
    const own = networks.get(network) ?? 0;
    if (total + bytes > held || own + bytes > held / 2) throw new UntakenBody('busy');
    total += bytes;
    networks.set(network, own + bytes);
    requests.set(request, { network, bytes: (requests.get(request)?.bytes ?? 0) + bytes });
  }

  function release(request: Request): void {
    const { network, bytes } = requests.get(request) ?? { network: '', bytes: 0 };
    requests.delete(request);
    total -= bytes;
    const left = (networks.get(network) ?? 0) - bytes;
    if (left > 0) networks.set(network, left);
    else networks.delete(network);
  }

  async function read(
    request: Request,
    { most, network, message, sieve }: Reading,
  ): Promise<Buffer<ArrayBuffer>> {
    const said = Number(request.headers.get('content-length') ?? most);
    if (said > most) throw new UntakenBody('too-large');
    const began = performance.now();
    const lasts = (bytes: number): number => began + graceMs + (bytes / rate) * 1000 - performance.now();
    // A single buffer that grows: many small pieces would need more memory than their content.
    let buffer = Buffer.allocUnsafeSlow(0);
    let size = 0;
    let came = 0;
    let pieces = 0;
    for await (const whole of inTime(piecesOf(message ?? request.body), () => lasts(came))) {
      came += whole.byteLength;
      if (came > most) throw new UntakenBody('too-large');
      if (++pieces > MOST_PIECES + came / LEAST_PIECE) throw new UntakenBody('cut-off');
      const piece = sieve ? sieve(whole) : whole;
      const next = size + piece.byteLength;
      if (sieve && next > MOST_LEFT) throw new UntakenBody('too-large');
      if (next > buffer.length) {
        const room = Math.max(next, Math.min(buffer.length * 2, sieve ? MOST_LEFT : said || most));
        countHeld(request, network, room - buffer.length);
        // This frees the smaller buffer at once, instead of at the next collection.
        buffer = Buffer.from(buffer.buffer.transfer(room));
      }
      buffer.set(piece, size);
      size = next;
    }
    return buffer.subarray(0, size);
  }

  return {
    release,
    read: async (request, limits) => {
      try {
        return await read(request, limits);
      } catch (error) {
        release(request);
        throw error;
      }
    },
  };
}

/** The pieces of a body. Each next piece must come within the time that `lasts` returns. When the reader stops, the reading ends. */
async function* inTime(pieces: AsyncGenerator<Uint8Array>, lasts: () => number): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const next = await within(pieces.next(), lasts());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void pieces.return(undefined).catch(() => {});
  }
}

function within<T>(reading: Promise<T>, ms: number): Promise<T> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new UntakenBody('cut-off')), Math.max(0, ms));
    reading
      .then(done, (cause: unknown) => fail(new UntakenBody('cut-off', { cause })))
      .finally(() => clearTimeout(late));
  });
}
