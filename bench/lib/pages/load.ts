import { connect } from 'node:net';
import { median } from '../row.ts';

/** One side of a comparison. The same server may be several sides, with different paths. */
export interface Side {
  port: number;
  path: string;
  /** A session of a signed-in person. */
  session?: string;
  /** Whether the page is asked for compressed. */
  zipped?: boolean;
}

/**
 * Requests answered per second, over `ms`, on `connections` that each send the next one after each answer. Plain sockets that read only
 * content-length: a client of node:http would measure itself. Throws at the first answer that is not 200.
 */
export async function load(
  { port, path, session, zipped }: Side,
  ms: number,
  connections: number,
): Promise<{ count: number; rate: number }> {
  const request = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...(zipped ? ['Accept-Encoding: gzip'] : []),
    ...(session === undefined ? [] : [`Cookie: session=${session}`]),
    '\r\n',
  ].join('\r\n');
  const began = performance.now();
  const end = began + ms;
  let count = 0;
  const one = (): Promise<void> =>
    new Promise((done, fail) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      let missing = -1;
      socket.on('error', fail);
      socket.on('data', (piece: Buffer) => {
        if (missing < 0) {
          const head = piece.toString('latin1', 0, 4000);
          const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
          const from = head.indexOf('\r\n\r\n');
          if (!head.startsWith('HTTP/1.1 200') || length === undefined || from < 0) {
            socket.destroy();
            fail(new Error(`answered ${head.slice(0, 60)}`));
            return;
          }
          missing = Number(length) + from + 4;
        }
        missing -= piece.length;
        if (missing > 0) return;
        missing = -1;
        count++;
        if (performance.now() < end) socket.write(request);
        else {
          socket.destroy();
          done();
        }
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  return { count, rate: count / ((performance.now() - began) / 1000) };
}

/**
 * Loads all sides by turns with one client, once to warm up and then `runs` times. Gives the requests a second of each run. `beside`
 * measures during a run, which returns its number of requests.
 */
export async function byTurns<Name extends string>(
  sides: Record<Name, Side>,
  {
    runs,
    ms,
    connections,
    beside = async (_side, run) => void (await run()),
  }: {
    runs: number;
    ms: number;
    connections: number;
    beside?: (side: Name, run: () => Promise<number>) => Promise<void>;
  },
  note: (text: string) => void,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(sides) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await load(sides[name], ms, connections);
  for (let run = 1; run <= runs; run++) {
    for (const name of names)
      await beside(name, async () => {
        const { count, rate } = await load(sides[name], ms, connections);
        rates[name].push(rate);
        return count;
      });
    const now = names.map((name) => `${name} ${rates[name].at(-1)!.toFixed(0)}`);
    note(`${sides[names[0]!].path}, turn ${run} of ${runs}: ${now.join(', ')} a second`);
  }
  return rates;
}

/** How many times as fast the one is as the other, by the medians of the runs. */
export const timesAs = (one: readonly number[], other: readonly number[]): number =>
  median(one) / median(other);
