import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { bundle, node } from '../scratch.ts';
import { SECRET } from '../secret.ts';
import { startServe, stopServe } from '../serve.ts';
import type { Started } from '../serve.ts';

/** An open room and its known writers, as `stageRoom.ts` makes them. */
export interface StagedRoom {
  room: string;
  front: string;
  stamp: string;
  sessions: string[];
}

/** Serves an open room with the shipped program `main`, from a database in `folder`. `more` adds to its environment variables. */
export async function serveRoom(
  main: string,
  folder: string,
  writers: number,
  more: Record<string, string> = {},
): Promise<{ staged: StagedRoom; started: Started; stop(): Promise<void> }> {
  const database = await startEmbedded({ dataDir: folder });
  const db = createDb(createPool(database.connection));
  await migrate(db).finally(() => db.destroy());
  const args = [await bundle('chats/stageRoom.ts'), JSON.stringify(database.connection), String(writers)];
  const staged = JSON.parse((await promisify(execFile)(node, args)).stdout) as StagedRoom;
  const { host, port, user, database: name } = database.connection;
  const started = await startServe(main, join(folder, 'web'), {
    ROLE: 'web',
    TRUSTED_PROXIES: '127.0.0.1',
    DATABASE_URL: `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
    SECRET_KEY: SECRET,
    ...more,
  });
  return {
    staged,
    started,
    stop: async () => {
      await stopServe(started);
      await database.stop();
    },
  };
}
