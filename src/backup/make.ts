import type pg from 'pg';
import type { PoolOptions } from '../db/pool.ts';
import { Refusal } from '../lib/refusal.ts';
import { recipientsOf, signsOf } from './keys.ts';
import type { Manifest } from './manifest.ts';
import { pack } from './pack.ts';
import { nameFor } from './stores/store.ts';
import type { BackupStore } from './stores/store.ts';
import { withClient } from './scratch.ts';
import { writeFrames } from './write.ts';
import type { Beside, Progress } from './write.ts';

export type Made = {
  name: string;
  bytes: number;
  manifest: Manifest;
  /** False while the operator has no key: then only this installation can open the backup. */
  hasOperator: boolean;
};

export type MakeOptions = {
  connection: PoolOptions;
  store: BackupStore;
  beside: Beside;
  /** Without a name, the date names the file. */
  name?: string | undefined;
  progress?: Progress | undefined;
  /** Stops the backup and leaves nothing behind. */
  signal?: AbortSignal | undefined;
};

/**
 * Makes one backup of everything while the installation runs. Throws a Refusal for a fault that an operator can mend, and then leaves no
 * file.
 */
export async function makeBackup(options: MakeOptions): Promise<Made> {
  const { connection, store, beside, signal, progress } = options;
  const name = options.name ?? nameFor(beside.now, signsOf(beside.keys)[0]!);
  await store.tidy();
  return withClient(connection, async (client) => {
    const { recipients, hasOperator } = await recipientsOf(client, beside.keys);
    let manifest: Manifest | undefined;
    const frames = writeFrames(client, beside, { progress, finished: (made) => (manifest = made) });
    const bytes = await store.write(name, pack(whileWanted(frames, signal), recipients));
    return { name, bytes, manifest: manifest!, hasOperator };
  });
}

async function* whileWanted(
  frames: AsyncIterable<Buffer>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  for await (const one of frames) {
    if (signal?.aborted) throw new Refusal('the backup was stopped before it was done');
    yield one;
  }
}

const KEY = `hashtextextended('antipode backup', 0)`;

/** Runs alone among all processes of the installation; null while another makes or checks a backup. */
export function aloneWithBackups<T>(
  connection: PoolOptions,
  run: (client: pg.Client) => Promise<T>,
): Promise<T | null> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${KEY}) as got`);
    return rows[0]?.got ? run(client) : null;
  });
}
