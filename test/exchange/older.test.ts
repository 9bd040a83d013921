import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { readStored, restore } from '../../scripts/storedData.ts';
import { migrate } from '../../src/db/migrate.ts';
import { importInstallation } from '../../src/exchange/index.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';
import { inFolder, talliesOf, written } from './files.ts';

const FOLDER = join(import.meta.dirname, '../upgrade/stored');

/** Notes of the import itself, and which version it was. */
const OWN = new Set(['event', 'setting']);
const without = (tallies: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tallies).filter(([name]) => !OWN.has(name)));

for (const name of readdirSync(FOLDER).toSorted())
  test(`what ${name.replace('.jsonl.br', '')} exported is taken in, and is the same as after an upgrade in its place`, () =>
    inFolder(async (folder) => {
      const old = await freshDatabase('template0');
      const fresh = await freshDatabase();
      try {
        const stored = readStored(readFileSync(join(FOLDER, name)));
        const had = stored.migrations.map((migration) => [migration, migrations[migration]!]);
        await migrate(old.db, Object.fromEntries(had));
        await restore(old.pool, stored);
        const file = await written(old.db, folder);
        await migrate(old.db);
        const { head } = await importInstallation(testContext(fresh.db), { file });
        expect(head.migrations).toEqual(stored.migrations);
        const upgraded = without(await talliesOf(old.db));
        expect(without(await talliesOf(fresh.db))).toEqual(upgraded);
        expect(await migrate(fresh.db)).toEqual([]);
      } finally {
        await old.drop();
        await fresh.drop();
      }
    }));
