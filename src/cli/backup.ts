import { parseArgs } from 'node:util';
import { checkBackup } from '../backup/check.ts';
import { aloneWithBackups, makeBackup } from '../backup/make.ts';
import { findStore } from '../backup/stores/find.ts';
import { connectDatabase } from '../boot/database.ts';
import { mustHaveDatabase } from '../boot/mustHaveDatabase.ts';
import { givenSettings, requireConfig } from '../config.ts';
import { Refusal } from '../lib/refusal.ts';
import { createLog } from '../log.ts';
import { loadKeys } from '../secrets.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';
import { createProgress } from './progress.ts';

/** The step under way, for the person who waits. */
const SAID = {
  rows: 'restoring it: the tables',
  indexes: 'restoring it: the indexes',
  comparison: 'comparing',
} as const;

export const command: Command = {
  name: 'backup',
  summary: 'Put everything into one encrypted file, while Antipode runs.',
  help: `Usage: antipode backup [--to FILE|FOLDER|s3://BUCKET/PREFIX] [--check]

  --to    A file, or a folder in which the file is named by its date, or a store. BACKUP_TO unless told, DATA_DIR/backups by default.
  --check Restore it into a database that is thrown away, and see whether all of it came back.

The file holds the database as it is at this moment, with pictures, keys and settings. It opens with the operator's key and on this
installation itself. Antipode may be running meanwhile.
Exit code: 0 there is a backup, 1 there is none, or it did not hold, 2 wrong use.`,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: { to: { type: 'string' }, check: { type: 'boolean', default: false } },
    });
    const config = requireConfig();
    mustHaveDatabase(config);
    const { store, name } = await findStore(config, values.to);
    const database = await connectDatabase(config, createLog('error'));
    const progress = createProgress();
    try {
      const keys = loadKeys(config);
      const { connection } = database;
      const made = await aloneWithBackups(connection, async () => {
        const now = new Date();
        const beside = {
          version: VERSION,
          publicUrl: config.publicUrl,
          keys,
          settings: givenSettings(),
          now,
        };
        const made = await makeBackup({
          connection,
          store,
          name,
          beside,
          progress: (done, total) => progress('writing the file', done, total),
        });
        if (!values.check) return { ...made, proof: null };
        const dataDir = config.databaseUrl === undefined ? config.dataDir : undefined;
        const proof = await checkBackup({
          connection,
          dataDir,
          store,
          name: made.name,
          keys,
          now,
          progress: (part, done, total) => progress(SAID[part], done, total),
        });
        return { ...made, proof };
      });
      if (!made) throw new Refusal('another backup is being made or checked: wait until it is done');
      console.log(`${store.name}/${made.name} (${Math.ceil(made.bytes / 1e6)} MB)`);
      if (made.proof)
        console.log(`Restored and compared: all ${made.proof.rows.toLocaleString('en')} rows came back.`);
      if (!made.hasOperator)
        console.log(
          `Only this installation opens it, and it is lost with this machine: make the key on ${config.publicUrl}/operator/backups`,
        );
      return 0;
    } finally {
      await database.close();
    }
  },
};
