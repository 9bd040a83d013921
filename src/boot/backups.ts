import { clearServers } from '../backup/check.ts';
import { aloneWithBackups } from '../backup/make.ts';
import type { BackupSetup } from '../backup/nightly.ts';
import { findStore } from '../backup/stores/find.ts';
import { dropScratch } from '../backup/scratch.ts';
import { givenSettings } from '../config.ts';
import type { Config } from '../config.ts';
import type { PoolOptions } from '../db/pool.ts';
import { noteBackupPlan } from '../rooms/backups/index.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { loadKeys } from '../secrets.ts';
import { VERSION } from '../version.ts';

/** How this process makes backups. Also removes databases that a killed backup left behind. */
export async function backupsOf(ctx: Ctx, config: Config, connection: PoolOptions): Promise<BackupSetup> {
  const store = async () => (await findStore(config)).store;
  await noteBackupPlan(ctx, {
    // The first backup reports a wrong setting; until then pages still work.
    to: await store().then(
      ({ name }) => name,
      () => config.backup.to ?? '',
    ),
    at: config.backup.at,
    keep: config.backup.keep,
  });
  clearLeft(connection).catch((error: unknown) =>
    ctx.log.warn({ err: error }, 'what a killed backup left could not be taken away'),
  );
  return {
    connection,
    dataDir: config.databaseUrl === undefined ? config.dataDir : undefined,
    store,
    keys: loadKeys(config),
    keep: config.backup.keep,
    version: VERSION,
    publicUrl: config.publicUrl,
    settings: givenSettings(),
  };
}

async function clearLeft(connection: PoolOptions): Promise<void> {
  await clearServers();
  await aloneWithBackups(connection, async (client) => {
    for (const kind of ['check', 'restore', 'before'] as const) await dropScratch(client, kind);
  });
}
