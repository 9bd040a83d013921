import { setTimeout as pause } from 'node:timers/promises';
import { execFile, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import { networkOf, readRoom } from '../lib/chats/reader.ts';
import type { RoomReader } from '../lib/chats/reader.ts';
import type { Area, Row } from '../lib/row.ts';
import { builtProgram, bundle, inScratch, node } from '../lib/scratch.ts';
import { SECRET } from '../lib/secret.ts';
import { startServe, stopServe } from '../lib/serve.ts';
import type { Started } from '../lib/serve.ts';

const WRITERS = 50;
const READERS = 40;
/** How often each of the two processes is killed. */
const KILLS = Number(process.env.KILLS ?? 10);
/** The most milliseconds that a writer's transaction stays open. The next message waits for it, so that ten are written a second. */
const DELAY_MS = 20;
/** Milliseconds after which the bench gives up. */
const PATIENCE_MS = 120_000;

/**
 * Two processes behind a proxy, each killed ten times at random, while people write: every reader must receive exactly the rows of the
 * table.
 */
export const area: Area = { name: 'chats', run: measure };

async function measure(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('chatFaults');
  return inScratch(async (folder) => {
    const database = await startEmbedded({ dataDir: folder });
    const pool = createPool(database.connection);
    const db = createDb(pool);
    await migrate(db);
    const connection = JSON.stringify(database.connection);
    const args = [await bundle('chats/stageRoom.ts'), connection, String(WRITERS)];
    const staged = JSON.parse((await promisify(execFile)(node, args)).stdout) as {
      programme: number;
      chat: number;
      room: string;
      people: number[];
    };
    const { host, port, user, database: name } = database.connection;
    const serve = (which: number): Promise<Started> =>
      startServe(main, join(folder, `web${which}`), {
        ROLE: 'web',
        TRUSTED_PROXIES: '127.0.0.1',
        DATABASE_URL: `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
        SECRET_KEY: SECRET,
      });
    const served = [await serve(0), await serve(1)];
    const proxy = await openProxy(() => served.map((one) => one.port));
    const words = [staged.programme, staged.chat, staged.people, DELAY_MS].map((word) =>
      JSON.stringify(word),
    );
    const writers = spawn(node, [await bundle('chats/slowWriters.ts'), connection, ...words], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const over = new AbortController();
    try {
      const readers = Array.from({ length: READERS }, (_, nth) =>
        keepReading(proxy.port, `${staged.room}/events`, nth, over.signal),
      );
      for (let kill = 0; kill < KILLS * 2; kill++) {
        await pause(200 + 1500 * Math.random());
        const which = kill % 2;
        const gone = new Promise((done) => served[which]!.child.once('close', done));
        served[which]!.child.kill('SIGKILL');
        await gone;
        served[which] = await serve(which);
        note(`killed ${kill + 1} times`);
      }
      const ended = new Promise((done) => writers.once('close', done));
      writers.stdin.write('end\n');
      await ended;
      const { rows } = await pool.query<{ number: number }>(
        `select number::int from (select number from chat_message where chat_id = $1 and number is not null
          union all select number from chat_news where chat_id = $1) all_of_it order by number`,
        [staged.chat],
      );
      const table = rows.map(({ number }) => number).join(' ');
      const isAll = (): boolean => readers.every((list) => list.at(-1) === rows.at(-1)!.number);
      for (const until = performance.now() + PATIENCE_MS; !isAll() && performance.now() < until;)
        await pause(100);
      const wrong = readers.filter((list) => list.join(' ') !== table).length;
      return [
        {
          area: 'chats',
          row: `readers whose list is not the table, ${KILLS * 2} kills`,
          value: wrong,
          unit: `of ${READERS}`,
          goal: '≤ 0',
          pass: wrong === 0,
          against: `two processes behind a proxy, each killed ${KILLS} times at random; ${WRITERS} writers whose transactions stay open for up to ${DELAY_MS} ms; ${rows.length} events`,
        },
      ];
    } finally {
      over.abort();
      writers.kill();
      proxy.close();
      await Promise.all(served.map(stopServe));
      await pool.end();
      await database.stop();
    }
  });
}

/** Follows the room as a browser does and connects again after each break. Gives the numbers of the events that came, in their order. */
function keepReading(port: number, path: string, nth: number, over: AbortSignal): number[] {
  const list: number[] = [];
  void (async () => {
    while (!over.aborted) {
      const reader: RoomReader = readRoom(
        { port, path: `${path}?after=${list.at(-1) ?? 0}`, network: networkOf(nth) },
        () => {},
        (number) => list.push(number),
      );
      over.addEventListener('abort', () => reader.socket.destroy(), { once: true });
      while (!reader.hasEnded && !over.aborted) await pause(20);
      await pause(50 + 100 * Math.random());
    }
  })();
  return list;
}

/** A proxy that sends connections to the two processes by turns, and to the other one while one is down. */
async function openProxy(ports: () => number[]): Promise<{ port: number; close(): void }> {
  let turn = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((incoming) => {
    const way = (tries: number): void => {
      const outgoing = connect({ port: ports()[turn++ % 2]!, host: '127.0.0.1' });
      let isConnected = false;
      outgoing.once('connect', () => {
        isConnected = true;
        incoming.pipe(outgoing).pipe(incoming);
      });
      outgoing.on('error', () => {});
      // Try the other process when this one was never reached. When it was reached, its end is also the end of the client's connection.
      outgoing.once('close', () => {
        if (!isConnected && tries > 0 && !incoming.destroyed) way(tries - 1);
        else incoming.destroy();
      });
      incoming.once('close', () => outgoing.destroy());
    };
    open.add(incoming);
    incoming.on('error', () => {}).once('close', () => open.delete(incoming));
    way(1);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      for (const one of open) one.destroy();
    },
  };
}
