import { functionsOf, nameOf, statisticsOf, tablesOf } from './catalogue.ts';
import { Fault } from './fault.ts';
import type { Manifest, Pieces } from './format.ts';
import { isInUse } from './inUse.ts';
import { load } from './load.ts';
import { query, quoted } from './query.ts';
import type { AnyDb } from './query.ts';
import { createScratch } from './scratch.ts';
import type { Scratch } from './scratch.ts';
import type { Progress } from './progress.ts';

/**
 * Fills an empty database from the stream of a whole installation, inside a transaction. The rows go into tables as the stream's version
 * had them, and are read again. Then these tables are migrated and take the place of the empty ones.
 */
export async function fillEmpty(
  db: AnyDb,
  {
    migrations,
    pieces,
    told,
  }: { migrations: readonly string[]; pieces: Pieces; told?: Progress | undefined },
): Promise<Manifest> {
  await mustBeEmpty(db);
  const scratch = await createScratch(db, migrations);
  const manifest = await load(db, { scratch, pieces, told });
  const missing = [...scratch.tables.keys()].find((name) => !Object.hasOwn(manifest.tables, name));
  if (missing !== undefined) throw new Fault(0, `the table ${missing} is missing`);
  await scratch.tie();
  await scratch.bringForward();
  await takePlaces(db, scratch);
  return manifest;
}

/** Refuses a database with data: an import is never mixed with existing data, and never replaces it. */
async function mustBeEmpty(db: AnyDb): Promise<void> {
  const [row] = await query<{ programmes: number; accounts: number }>(
    db,
    'select (select count(*) from programme)::int as programmes, (select count(*) from account)::int as accounts',
  );
  if (row!.programmes + row!.accounts > 0)
    throw new Fault(
      0,
      `that database holds an installation already (programmes: ${row!.programmes}, accounts: ${row!.accounts}); a whole one needs an empty database`,
    );
  if (await isInUse(db)) throw new Fault(0, 'Antipode is running on that database: stop it first');
}

async function takePlaces(db: AnyDb, { schema, home, remove }: Scratch): Promise<void> {
  const old = await tablesOf(db, home);
  await query(db, `drop table ${old.map(nameOf).join(', ')} cascade`);
  for (const one of await functionsOf(db, schema)) {
    await query(db, `drop function if exists ${quoted(home)}.${one}`);
    await query(db, `alter function ${quoted(schema)}.${one} set schema ${quoted(home)}`);
  }
  for (const table of await tablesOf(db, schema))
    await query(db, `alter table ${nameOf(table)} set schema ${quoted(home)}`);
  for (const one of await statisticsOf(db, schema))
    await query(db, `alter statistics ${quoted(schema)}.${one} set schema ${quoted(home)}`);
  await remove();
}
