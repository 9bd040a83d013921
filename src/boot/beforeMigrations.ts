import type { Logger } from 'pino';
import { aloneWithBackups, makeBackup } from '../backup/make.ts';
import { findPlace } from '../backup/places/find.ts';
import { givenSettings } from '../config.ts';
import type { Config } from '../config.ts';
import { sleep } from '../db/embedded/processes.ts';
import type { PoolOptions } from '../db/pool.ts';
import { Refusal } from '../lib/refusal.ts';
import { loadKeys } from '../secrets.ts';
import { VERSION } from '../version.ts';

/** A backup that is being made just now is waited for. */
const PATIENCE_MS = 30 * 60_000;

/**
 * Makes a backup before the migrations change a database that holds something; with BACKUP_BEFORE_UPGRADE=no it only says loudly that
 * there is none. Throws a Refusal when no backup can be made: nothing has been changed then.
 */
export async function beforeMigrations(
  config: Pick<Config, 'backup' | 'dataDir' | 'publicUrl' | 'secretKey' | 'oldSecretKeys'>,
  connection: PoolOptions,
  log: Logger,
): Promise<void> {
  if (!config.backup.beforeUpgrade) {
    log.warn(
      'BACKUP_BEFORE_UPGRADE=no: the database is brought to a new schema WITHOUT a backup; the only way back is one that you have made yourself',
    );
    return;
  }
  const { place } = await findPlace(config);
  log.info({ to: place.name }, 'making a backup before the database is brought to a new schema');
  try {
    const made = await whenFree(log, () =>
      aloneWithBackups(connection, () =>
        makeBackup({
          connection,
          place,
          beside: {
            version: VERSION,
            publicUrl: config.publicUrl,
            keys: loadKeys(config),
            settings: givenSettings(),
            now: new Date(),
          },
        }),
      ),
    );
    log.info(
      { file: `${place.name}/${made.name}`, bytes: made.bytes },
      'made the backup before the migrations',
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      `the database needs a new schema, and no backup can be made before: ${error.message}. Nothing was changed; BACKUP_BEFORE_UPGRADE=no goes on without one`,
      { cause: error },
    );
  }
}

async function whenFree<T>(log: Logger, run: () => Promise<T | null>): Promise<T> {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await sleep(1000)) {
    const done = await run();
    if (done !== null) return done;
    if (performance.now() - began < 1000) log.info('another backup is being made or checked: waiting for it');
  }
  throw new Refusal('another backup has been in the making for half an hour');
}
