import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, readPostmaster, waitGone } from './processes.ts';
import { startEmbedded } from './start.ts';
import type { Connection } from './start.ts';

/** Starts a server in a new folder within `folder`; `prefix` begins its name. `stop` leaves nothing behind. */
export async function throwawayServer(
  prefix: string,
  folder = tmpdir(),
): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(folder, `${prefix}${process.pid}-`));
  const clear = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbedded({ dataDir, durable: false });
    return { connection: server.connection, stop: () => server.stop().finally(clear) };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** Stops the servers with this prefix that a killed process left, and removes their folders. */
export async function clearThrowaway(prefix: string, folder = tmpdir()): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : '');
    if (!owner || isAlive(owner)) continue;
    const left = await readPostmaster(join(folder, name, 'postgres'));
    if (left) {
      process.kill(left.pid, 'SIGQUIT');
      await waitGone(left.pid, 5000);
    }
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
