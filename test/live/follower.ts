import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface Follower {
  /** Numbers of the events so far, in the order in which they came. */
  numbers: number[];
  headers: IncomingHttpHeaders;
  /** Milliseconds from asking to the first octet of the body. */
  firstAfter: () => number;
  /** Resolves when the connection ends, however it ends. */
  ended: Promise<void>;
  leave(): void;
}

/** Follows the bell of a process as a browser does; `from` is the number of the last event it has. */
export function followBell(port: number, from: number): Promise<Follower> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/dev/live/events', headers: { 'last-event-id': String(from) } },
      (answer) => {
        let first = Number.POSITIVE_INFINITY;
        let rest = '';
        const numbers: number[] = [];
        answer.setEncoding('utf8').on('data', (piece: string) => {
          first = Math.min(first, performance.now() - began);
          const blocks = (rest + piece).split('\n\n');
          rest = blocks.pop()!;
          for (const block of blocks) {
            const number = /^id: (\d+)$/m.exec(block)?.[1];
            if (number) numbers.push(Number(number));
          }
        });
        const ended = new Promise<void>((over) => answer.on('error', () => {}).on('close', over));
        done({
          numbers,
          headers: answer.headers,
          firstAfter: () => first,
          ended,
          leave: () => asked.destroy(),
        });
      },
    );
    asked.on('error', fail).end();
  });
}

/** Follows through every end of the connection and every process in turn, until it is left; what it got, in order. */
export function keepFollowing(ports: readonly number[]): { numbers: number[]; leave(): Promise<void> } {
  const numbers: number[] = [];
  const over = new AbortController();
  let now: Follower | undefined;
  const going = (async () => {
    for (let turn = 0; !over.signal.aborted; turn++) {
      const last = numbers.at(-1) ?? 0;
      now = await followBell(ports[turn % ports.length]!, last).catch(() => undefined);
      if (over.signal.aborted) now?.leave();
      await now?.ended;
      numbers.push(...(now?.numbers ?? []));
      now = undefined;
      await new Promise((done) => setTimeout(done, 20 + 60 * Math.random()));
    }
  })();
  return {
    get numbers() {
      return [...numbers, ...(now?.numbers ?? [])];
    },
    leave: async () => {
      over.abort();
      now?.leave();
      await going;
    },
  };
}
