import type { IncomingMessage } from 'node:http';
import { piecesOf } from '../pieces.ts';

const MB = 1024 * 1024;
/** No network cuts a body finer than this for long; each piece is work. */
const LEAST_PIECE = 128;
const MOST_PIECES = 1000;
/** Bytes that a sieve may leave of a body. */
const MOST_LEFT = MB;

/** A body that was not taken; the reason is the end of an error page's catalogue key. */
export class UntakenBody extends Error {
  readonly reason: 'too-large' | 'cut-off' | 'busy';
  constructor(reason: UntakenBody['reason'], options?: ErrorOptions) {
    super(`a body was not taken: ${reason}`, options);
    this.name = 'UntakenBody';
    this.reason = reason;
  }
}

/** The one reader of what is posted. It believes no header, and holds at no time more than fits. */
export interface Bodies {
  /**
   * The bytes of a request. Throws an UntakenBody: `too-large` as soon as there are more than `most`, `cut-off` when they come too slowly,
   * in crumbs, or break off, `busy` while too much of others, or of the same network, is held. Bytes that a `sieve` takes out of the pieces
   * are never held.
   */
  read(request: Request, limits: Reading): Promise<Buffer<ArrayBuffer>>;
  /** The request was answered: what was held of it is free for others. */
  release(request: Request): void;
}

export interface Reading {
  most: number;
  network: string;
  /** The message that the request was made of, when it came over a socket. */
  message?: IncomingMessage | null;
  sieve?: (piece: Uint8Array) => Uint8Array;
}

interface BodyLimits {
  /** Bytes of all bodies that are read or worked on; one network has at most half. */
  held?: number;
  /** A body has so long, and a second more for each `rate` bytes that came. */
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
    // One buffer that grows: many small pieces would weigh more than what is in them.
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
        // The smaller one is free at once, instead of waiting to be collected.
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

/** The pieces of a body; the next has as long as `lasts` says. A reader that takes no more of them ends the reading. */
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
