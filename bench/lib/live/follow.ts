import { request } from 'node:http';
import { postForm } from '../post.ts';

/** A server whose events are followed. A post to `bell` makes it send one. */
export interface Side {
  port: number;
  pid: number;
  /** The path of its events. */
  events: string;
  bell: string;
  session?: string;
}

export interface Following {
  /** Milliseconds from asking to the first octet. */
  first: number;
  /** When the last event came, on the clock of `performance`. Data before the first event does not count. */
  lastAt: () => number;
  heard: () => number;
  /** Whether the connection has ended, from whichever side. */
  isGone: () => boolean;
  leave(): void;
}

/** Opens a stream as a browser does; each reader comes from a network of their own. */
export function follow({ port, events, session }: Side, reader: number): Promise<Following> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        path: events,
        agent: false,
        headers: {
          'x-forwarded-for': `10.1.${reader >> 8}.${reader & 255}`,
          ...(session === undefined ? {} : { cookie: `session=${session}` }),
        },
      },
      (answer) => {
        if (answer.statusCode !== 200) return fail(new Error(`status ${answer.statusCode} of ${events}`));
        let heard = 0;
        let lastAt = 0;
        answer.on('error', () => {});
        answer.once('data', () => {
          done({
            first: performance.now() - began,
            lastAt: () => lastAt,
            heard: () => heard,
            isGone: () => answer.destroyed || answer.readableEnded,
            leave: () => void asked.destroy(),
          });
          answer.on('data', (piece: Buffer) => {
            const events = piece.toString('latin1').split('\nid: ').length - 1 + Number(piece[0] === 0x69);
            if (events === 0) return;
            heard += events;
            lastAt = performance.now();
          });
        });
      },
    );
    asked.once('error', fail).end();
  });
}

/** Opens so many streams, a few at a time. */
export async function followMany(side: Side, count: number): Promise<Following[]> {
  const all: Following[] = [];
  while (all.length < count) {
    const next = Array.from({ length: Math.min(20, count - all.length) }, (_, k) =>
      follow(side, all.length + k),
    );
    all.push(...(await Promise.all(next)));
  }
  return all;
}

/** Rings once. Gives the milliseconds after which each reader hears it. */
export async function ring(side: Side, readers: readonly Following[]): Promise<number[]> {
  const before = readers.map((one) => one.heard());
  const began = performance.now();
  await postForm(side.port, side.bell, {}, side.session === undefined ? {} : { session: side.session });
  for (const until = began + 30_000; readers.some((one, k) => one.heard() === before[k]!);) {
    if (performance.now() > until) throw new Error('a ring was not heard');
    await new Promise((done) => setImmediate(done));
  }
  return readers.map((one) => one.lastAt() - began);
}
