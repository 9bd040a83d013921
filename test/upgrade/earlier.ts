import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.ts';
import { readStored, restore } from '../../scripts/storedData.ts';
import type { Stored } from '../../scripts/storedData.ts';
import { migrate } from '../../src/db/migrate.ts';
import { filledTemplate } from '../database.ts';

const FOLDER = join(import.meta.dirname, 'stored');

/** The names of the earlier versions of which a database is stored. */
export const EARLIER = readdirSync(FOLDER)
  .toSorted()
  .map((file) => file.replace('.jsonl.br', ''));

export const storedBy = (name: string): Stored => readStored(readFileSync(join(FOLDER, `${name}.jsonl.br`)));

/** The name of a database as an earlier version left it, to be copied. Made once for the whole run. */
export const earlierTemplate = (name: string): Promise<string> =>
  filledTemplate(
    name,
    async (db, pool) => {
      const stored = storedBy(name);
      const had = stored.migrations.map((migration) => [migration, migrations[migration]!]);
      await migrate(db, Object.fromEntries(had));
      await restore(pool, stored);
    },
    { from: 'template0' },
  );

/** The name of that database, brought to today's schema. */
export const upgradedTemplate = async (name: string): Promise<string> =>
  filledTemplate(`${name}_upgraded`, async (db) => void (await migrate(db)), {
    from: await earlierTemplate(name),
  });
