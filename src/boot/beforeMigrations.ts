import type { Logger } from 'pino';
import { aloneWithBackups, makeBackup } from '../backup/make.ts';
import { findStore } from '../backup/stores/find.ts';
import { whenFree } from '../backup/whenFree.ts';
import { givenSettings } from '../config.ts';
import type { Config } from '../config.ts';
import type { PoolOptions } from '../db/pool.ts';
import { Refusal } from '../lib/refusal.ts';
import { loadKeys } from '../secrets.ts';
import { VERSION } from '../version.ts';

/**
 * Makes a backup before migrations change a database that holds something. With BACKUP_BEFORE_UPGRADE=no there is none, and the log gives a
 * clear warning. Throws a Refusal if no backup can be made: nothing has been changed then.
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
  const { store } = await findStore(config);
  log.info({ to: store.name }, 'making a backup before the database is brought to a new schema');
  try {
    let isTold = false;
    const waiting = (): void => {
      if (!isTold) log.info('another backup is being made or checked: waiting for it');
      isTold = true;
    };
    const beside = () => ({
      version: VERSION,
      publicUrl: config.publicUrl,
      keys: loadKeys(config),
      settings: givenSettings(),
      now: new Date(),
    });
    const made = await whenFree(
      () => aloneWithBackups(connection, () => makeBackup({ connection, store, beside: beside() })),
      { waiting },
    );
    log.info(
      { file: `${store.name}/${made.name}`, bytes: made.bytes },
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
