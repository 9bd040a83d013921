import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { wholeOf } from '../db/embedded/cluster.ts';
import { Refusal } from '../lib/refusal.ts';

/**
 * Refuses if there is no database yet, for commands that take something out of one. If the service has another DATA_DIR, such a command
 * would otherwise make an empty database here and report success.
 */
export function mustHaveDatabase({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): void {
  const cluster = join(dataDir, 'postgres');
  const isThere = [cluster, wholeOf(cluster)].some((path) => existsSync(join(path, 'PG_VERSION')));
  if (databaseUrl !== undefined || isThere) return;
  throw new Refusal(
    `there is no database in ${dataDir}: set DATA_DIR to the folder that Antipode runs with (docs/self-hosting.md says how beside a service); nothing was made`,
  );
}
