import { expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { importInstallation } from '../../src/exchange/index.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';
import { EARLIER, earlierTemplate, storedBy, upgradedTemplate } from '../upgrade/earlier.ts';
import { inFolder, talliesOf, exportToFile } from './files.ts';

/** Rows that the import itself writes, and the version of the schema. */
const OWN = new Set(['event', 'setting']);
const without = (tallies: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tallies).filter(([name]) => !OWN.has(name)));

for (const name of EARLIER)
  test(`what ${name} exported is taken in, and is the same as after an upgrade in its place`, () =>
    inFolder(async (folder) => {
      const old = await freshDatabase(await earlierTemplate(name));
      const upgraded = await freshDatabase(await upgradedTemplate(name));
      const fresh = await freshDatabase();
      try {
        const file = await exportToFile(old.db, folder);
        const { head } = await importInstallation(testContext(fresh.db), { file });
        expect(head.migrations).toEqual(storedBy(name).migrations);
        expect(without(await talliesOf(fresh.db))).toEqual(without(await talliesOf(upgraded.db)));
        expect(await migrate(fresh.db)).toEqual([]);
      } finally {
        for (const one of [old, upgraded, fresh]) await one.drop();
      }
    }));
