import { setTimeout as wait } from 'node:timers/promises';
import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { createPool } from '../../../src/db/pool.ts';
import { PEOPLE } from '../filled.ts';
import { mostIn } from '../row.ts';
import type { Row } from '../row.ts';
import { cpuOf, pssOf, startServe, stopServe } from '../serve.ts';
import type { Started } from '../serve.ts';
import { readAlong } from './liveReaders.ts';

const IDLE_MS = 60_000;
/** The limit of docs/scaling.md for a process that serves pages and works in the background. */
const MOST_CONNECTIONS = 15;

const row = mostIn('steady');

/**
 * PostgreSQL's share of one core, and the connections that the program holds. Each programme was visited before, and now people only read
 * along in live chats.
 */
export async function idleRows(main: string, dataDir: string, note: (text: string) => void): Promise<Row[]> {
  const server = await startEmbedded({ dataDir });
  const pool = createPool(server.connection);
  const started = await startServe(main, dataDir, { SECRET_KEY: 'a secret that only this bench knows, 32+' });
  try {
    const { rows: programmes } = await pool.query<{ slug: string }>('select slug from programme order by id');
    await wake(started, programmes);
    const { rooms, readers } = await readAlong(pool, started);
    note('waiting two minutes while nothing happens');
    await wait(IDLE_MS);
    const before = [await cpuOf(server.pid()), await cpuOf(started.child.pid!)] as const;
    await wait(IDLE_MS);
    const [its, own] = [await cpuOf(server.pid()), await cpuOf(started.child.pid!)];
    const share = (ms: number): number => (100 * ms) / IDLE_MS;
    const { rows: held } = await pool.query<{ name: string; count: number }>(`
      select application_name as name, count(*)::int as count from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() group by 1 order by 2 desc`);
    const gone = readers.filter((one) => one.isGone()).length;
    if (gone > 0) throw new Error(`${gone} of ${readers.length} who read along were cut off`);
    const awake = `${programmes.length} programmes were visited before, ${readers.length} readers follow ${rooms} live chats in which nobody writes`;
    return [
      row(
        `PostgreSQL while nothing happens, ${PEOPLE} people`,
        share(its - before[0]),
        '% of a core',
        5,
        `over ${IDLE_MS / 1000} s, a minute after ${awake}; the program itself ${share(own - before[1]).toFixed(1)} %, in ${(await pssOf(started.child.pid!)).toFixed(0)} MB`,
      ),
      row(
        'connections to PostgreSQL then',
        held.reduce((sum, { count }) => sum + count, 0),
        '',
        MOST_CONNECTIONS,
        `${awake}; by name: ${held.map(({ name, count }) => `${name} ${count}`).join(', ')}`,
      ),
    ];
  } finally {
    await stopServe(started);
    await pool.end();
    await server.stop();
  }
}

/** Reads the front page of each programme. */
async function wake({ port }: Started, programmes: readonly { slug: string }[]): Promise<void> {
  for (const { slug } of programmes) {
    const answer = await fetch(`http://127.0.0.1:${port}/p/${slug}`);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`the front page of ${slug} answers ${answer.status}`);
  }
}
