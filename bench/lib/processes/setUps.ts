import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolOptions } from '../../../src/db/pool.ts';
import { createPool } from '../../../src/db/pool.ts';
import { SECRET } from '../secret.ts';
import { pssOf, startServe, stopServe } from '../serve.ts';
import type { Started } from '../serve.ts';

export type Role = 'all' | 'web' | 'worker';

/** One way to run the same installation. */
export interface SetUp {
  name: string;
  roles: readonly Role[];
  connection: PoolOptions;
  /** The folder for the files of its processes, and for the embedded database. */
  dataDir: string;
  /** The set-up's own PostgreSQL server; absent with the embedded one. */
  databaseUrl?: string;
}

export interface Running {
  processes: (Started & { role: Role; name: string })[];
  /** Ports of the processes that serve pages. */
  ports: number[];
  /** Megabytes of each process and of PostgreSQL; 0 for a server on another machine. */
  memory(): Promise<Record<string, number>>;
  /** Connections of each process; with the embedded database, of all of them together. */
  connections(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/** Starts the processes one after the other, as an operator would. Mails leave into the sink at `sinkPort`. */
export async function startSetUp(main: string, setUp: SetUp, sinkPort: number): Promise<Running> {
  const pool = createPool({ ...setUp.connection, max: 1, application_name: 'bench' });
  const processes: Running['processes'] = [];
  for (const [n, role] of setUp.roles.entries()) {
    const name =
      setUp.roles.length === 1
        ? role
        : `${role} ${1 + setUp.roles.slice(0, n).filter((one) => one === role).length}`;
    const settings: Record<string, string> = {
      ROLE: role,
      SMTP_URL: `smtp://127.0.0.1:${sinkPort}`,
      MAIL_FROM: 'mentoring@shelves.example',
      SECRET_KEY: SECRET,
      TRUSTED_PROXIES: '127.0.0.1/32',
    };
    let { dataDir } = setUp;
    if (setUp.databaseUrl !== undefined) {
      const url = new URL(setUp.databaseUrl);
      url.searchParams.set('application_name', name);
      settings['DATABASE_URL'] = url.toString();
      dataDir = join(setUp.dataDir, `of-${n}`);
      await mkdir(dataDir, { recursive: true });
    }
    processes.push({
      ...(await startServe(main, dataDir, settings, role === 'worker' ? '/healthz' : '/')),
      role,
      name,
    });
  }
  return {
    processes,
    ports: processes.filter(({ role }) => role !== 'worker').map(({ port }) => port),
    memory: async () => {
      const sizes: Record<string, number> = {};
      for (const { name, child } of processes) sizes[name] = await pssOf(child.pid!);
      sizes['PostgreSQL'] = await pssOf(await postmasterOf(pool));
      return sizes;
    },
    connections: async () => {
      const { rows } = await pool.query<{ name: string; count: number }>(
        `select case when application_name like 'antipode%' then 'all together' else application_name end as name, count(*)::int as count
         from pg_stat_activity where datname = current_database() and application_name <> 'bench' and backend_type = 'client backend'
         group by 1 order by 1`,
      );
      return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
    },
    stop: async () => {
      await Promise.all(processes.map(stopServe));
      await pool.end();
    },
  };
}

/** The process id of PostgreSQL's main process; 0 if the server is on another machine. */
async function postmasterOf(pool: ReturnType<typeof createPool>): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  try {
    const stat = readFileSync(`/proc/${rows[0]!.pid}/stat`, 'latin1');
    if (!stat.includes('(postgres')) return 0;
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
