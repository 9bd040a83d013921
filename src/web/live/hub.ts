import type { ServerResponse } from 'node:http';
import type { Ctx } from '../../rooms/ctx.ts';
import { liveChannel } from '../../rooms/live.ts';
import type { LiveKind } from '../../rooms/live.ts';
import { PATIENCE_MS, end, toAll, write } from './reader.ts';
import type { Reader } from './reader.ts';
import type { LiveSource } from './source.ts';
import { createStream } from './stream.ts';
import type { Stream } from './stream.ts';
import type { Weakness } from './weakness.ts';

/** Hears what processes tell one another through the database (db/listen.ts). */
export interface Hears {
  listen(channel: string, hearing: { told(id: number): void; begins(): void }): void;
}

export interface HubLimits extends Weakness {
  /** The most connections at a time, from one network (an IPv4 address, or the /64 of an IPv6 one) and in all. */
  perNetwork: number;
  most: number;
  /** Milliseconds between two signs of life, less than any proxy waits, and the lifetime of a connection. */
  beatMs: number;
  lifeMs: number;
  /** The shortest and longest wait in milliseconds before a browser reconnects. Each gets its own, so that they do not all come at once. */
  returnMs: readonly [number, number];
}

const USUAL: HubLimits = {
  perNetwork: 200,
  most: 20_000,
  beatMs: 15_000,
  lifeMs: 10 * 60_000,
  returnMs: [1000, 5000],
  batchMs: 4000,
  patienceMs: PATIENCE_MS,
};

const BEAT = toAll(Buffer.from(':\n\n'));

export interface Hub {
  /** Sends the events after `after` (null: from now on), then each new one. Otherwise says why it does not. */
  follow(asked: {
    source: LiveSource;
    id: number;
    after: number | null;
    network: string;
    outgoing: ServerResponse;
    headers: Readonly<Record<string, string>>;
    /** Whether the reader wants events together, every few seconds. */
    inBatches?: boolean;
  }): 'follows' | 'gone' | 'network-full' | 'full' | 'stopped';
  /** The number of readers here. */
  count(): number;
  /** Ends all connections in good order and takes no new ones. */
  stop(): void;
}

/**
 * All live connections of this process. New rows are read once for all readers of a thing: when the database announces them, and at each
 * beat, in case the announcement was lost.
 */
export function createHub(ctx: Ctx, hears?: Hears, limits: Partial<HubLimits> = {}): Hub {
  const { perNetwork, most, beatMs, lifeMs, returnMs, ...weakness } = { ...USUAL, ...limits };
  const kinds = new Map<LiveKind, Map<number, Stream>>();
  const readers = new Map<Reader, Stream>();
  const networks = new Map<string, number>();
  let isStopped = false;
  let beating: NodeJS.Timeout | undefined;

  const pull = (stream: Stream | undefined): void =>
    void stream?.pull().catch((error: unknown) => ctx.log.warn({ err: error }, 'what is new was not read'));

  const say = (stream: Stream): void =>
    void stream.say().catch((error: unknown) => ctx.log.warn({ err: error }, 'nothing was said aside'));

  function streamOf(source: LiveSource, id: number): Stream {
    const known = kinds.get(source.kind);
    const streams = known ?? new Map<number, Stream>();
    if (!known) {
      kinds.set(source.kind, streams);
      hears?.listen(liveChannel(source.kind), {
        told: (id) => pull(streams.get(id)),
        begins: () => streams.forEach(pull),
      });
    }
    const open = streams.get(id);
    if (open && !open.isBroken()) return open;
    const stream = createStream(ctx, source, id, weakness);
    streams.set(id, stream);
    return stream;
  }

  function beat(): void {
    const now = performance.now();
    for (const reader of readers.keys())
      if (now > reader.endsAt) end(reader);
      else write(reader, BEAT);
    for (const streams of kinds.values())
      for (const [id, stream] of streams) {
        if (stream.isEmpty()) streams.delete(id);
        else pull(stream);
        say(stream);
      }
    if (readers.size > 0) return;
    clearInterval(beating);
    beating = undefined;
  }

  function leave(reader: Reader): void {
    readers.get(reader)?.leave(reader);
    if (!readers.delete(reader)) return;
    const left = (networks.get(reader.network) ?? 1) - 1;
    if (left > 0) networks.set(reader.network, left);
    else networks.delete(reader.network);
  }

  return {
    count: () => readers.size,
    follow: ({ source, id, after, network, outgoing, headers, inBatches = false }) => {
      // The reader left while the database was asked who they are: no event tells of it any more.
      if (outgoing.destroyed) {
        source.goes?.();
        return 'gone';
      }
      if (isStopped) return 'stopped';
      if (readers.size >= most) return 'full';
      const held = networks.get(network) ?? 0;
      if (held >= perNetwork) return 'network-full';
      // Some connections end sooner than others, so that browsers do not all reconnect at once.
      const endsAt = performance.now() + lifeMs * (0.8 + 0.4 * Math.random());
      const reader: Reader = { outgoing, network, after, inBatches, endsAt };
      const stream = streamOf(source, id);
      readers.set(reader, stream);
      networks.set(network, held + 1);
      outgoing.on('close', () => leave(reader)).on('error', () => {});
      if (source.goes) outgoing.on('close', source.goes);
      outgoing.socket?.setKeepAlive(true, beatMs);
      outgoing.writeHead(200, { ...headers });
      const [soonest, latest] = returnMs;
      outgoing.write(`retry: ${Math.round(soonest + (latest - soonest) * Math.random())}\n\n`);
      beating ??= setInterval(beat, beatMs).unref();
      stream.join(reader).catch((error: unknown) => {
        ctx.log.warn({ err: error }, 'a live page got nothing');
        end(reader);
      });
      return 'follows';
    },
    stop: () => {
      isStopped = true;
      clearInterval(beating);
      for (const reader of readers.keys()) end(reader);
    },
  };
}
