import { parseArgs } from 'node:util';
import { makeBackup, aloneWithBackups } from '../backup/make.ts';
import { findPlace } from '../backup/places/find.ts';
import { connectDatabase } from '../boot/database.ts';
import { givenSettings, requireConfig } from '../config.ts';
import { Refusal } from '../lib/refusal.ts';
import { createLog } from '../log.ts';
import { loadKeys } from '../secrets.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';
import { createProgress } from './progress.ts';

export const command: Command = {
  name: 'backup',
  summary: 'Put everything into one encrypted file, while Antipode runs.',
  help: `Usage: antipode backup [--to FILE|FOLDER]

  --to    A file, or a folder in which the file is named by its date. BACKUP_TO unless told, DATA_DIR/backups by default.

The file holds the database as it is at this moment, with pictures, keys and settings. It opens with the operator's key and on this
installation itself. Antipode may be running meanwhile.
Exit code: 0 there is a backup, 1 there is none.`,
  run: async (args) => {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
    const config = requireConfig();
    const { place, name } = await findPlace(values.to ?? config.backup.to ?? `${config.dataDir}/backups`);
    const database = await connectDatabase(config, createLog('error'));
    const progress = createProgress();
    try {
      const made = await aloneWithBackups(database.connection, () =>
        makeBackup({
          connection: database.connection,
          place,
          name,
          beside: {
            version: VERSION,
            publicUrl: config.publicUrl,
            keys: loadKeys(config),
            settings: givenSettings(),
            now: new Date(),
          },
          progress: (done, total) => progress('backup', done, total),
        }),
      );
      if (!made) throw new Refusal('another backup is being made or checked: wait until it is done');
      console.log(`${place.name}/${made.name} (${Math.ceil(made.bytes / 1e6)} MB)`);
      if (!made.hasOperator) console.log('Only this installation opens it: no operator has a key yet.');
      return 0;
    } finally {
      await database.close();
    }
  },
};
