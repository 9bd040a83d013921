import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface Follower {
  /** The events so far, by number and in order, and the other lines. */
  came: (number | 'retry' | 'beat')[];
  numbers(): number[];
  headers: IncomingHttpHeaders;
  /** Resolves when the connection ends: true if the other side ended it in good order. */
  ended: Promise<boolean>;
  leave(): void;
}

/** Follows the bell of a process as a browser does. `from` is the number of the last event received before. */
export function followBell(port: number, from: number): Promise<Follower> {
  return new Promise((done, fail) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/dev/live/events', headers: { 'last-event-id': String(from) } },
      (answer) => {
        let rest = '';
        const came: Follower['came'] = [];
        answer.setEncoding('utf8').on('data', (piece: string) => {
          const blocks = (rest + piece).split('\n\n');
          rest = blocks.pop()!;
          for (const block of blocks) {
            const number = /^id: (\d+)$/m.exec(block)?.[1];
            if (number) came.push(Number(number));
            else if (block === ':') came.push('beat');
            else if (block.startsWith('retry: ')) came.push('retry');
          }
        });
        const ended = new Promise<boolean>((over) =>
          answer.on('error', () => {}).on('close', () => over(answer.complete)),
        );
        done({
          came,
          numbers: () => came.filter((one) => typeof one === 'number'),
          headers: answer.headers,
          ended,
          leave: () => asked.destroy(),
        });
      },
    );
    asked.on('error', fail).end();
  });
}

/** Follows each process in turn, and connects again after each break, until `leave`. Collects the numbers of the events in order. */
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
      numbers.push(...(now?.numbers() ?? []));
      now = undefined;
      await new Promise((done) => setTimeout(done, 20 + 60 * Math.random()));
    }
  })();
  return {
    get numbers() {
      return [...numbers, ...(now?.numbers() ?? [])];
    },
    leave: async () => {
      over.abort();
      now?.leave();
      await going;
    },
  };
}
