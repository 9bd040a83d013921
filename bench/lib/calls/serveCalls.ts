import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { hits } from '../../../test/claims/hits.ts';
import { bundle, node } from '../scratch.ts';
import { SECRET } from '../secret.ts';
import { freePort, startServe, stopServe } from '../serve.ts';

/** The page of a call, and the sessions of those who may come in. */
export interface Partners {
  page: string;
  sessions: string[];
}

export interface Served {
  two: Partners;
  three: Partners;
  origin: string;
  restart(): Promise<void>;
  /** The columns of the database, and the lines of the log (which tells all it can), that hold one of some texts. */
  placesOf(texts: Record<'columns' | 'lines', string[]>): Promise<Record<'columns' | 'lines', string[]>>;
  stop(): Promise<void>;
}

/** Serves the partnerships of `stageCalls.ts` by the program as it is shipped, `main`, from a database in `folder`. */
export async function serveCalls(main: string, folder: string): Promise<Served> {
  const database = await startEmbedded({ dataDir: folder });
  const db = createDb(createPool(database.connection));
  await migrate(db).finally(() => db.destroy());
  const args = [await bundle('calls/stageCalls.ts'), JSON.stringify(database.connection)];
  const { stdout } = await promisify(execFile)(node, args);
  const { host, port, user, database: name } = database.connection;
  const own = await freePort();
  const origin = `http://localhost:${own}`;
  const settings = {
    ROLE: 'web',
    PORT: String(own),
    PUBLIC_URL: origin,
    DATABASE_URL: `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
    SECRET_KEY: SECRET,
    LOG_LEVEL: 'debug',
  };
  const lines: string[] = [];
  const start = () => startServe(main, join(folder, 'web'), settings, '/', (line) => lines.push(line));
  let started = await start();
  return {
    ...(JSON.parse(stdout) as { two: Partners; three: Partners }),
    origin,
    restart: async () => {
      await stopServe(started);
      started = await start();
    },
    placesOf: async (texts) => {
      const reader = createDb(createPool(database.connection));
      const columns = await hits(reader, texts.columns).finally(() => reader.destroy());
      const holds = (line: string): boolean => texts.lines.some((text) => line.includes(text));
      return { columns: Object.keys(columns), lines: lines.filter(holds) };
    },
    stop: async () => {
      await stopServe(started);
      await database.stop();
    },
  };
}
