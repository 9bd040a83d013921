import { migrations as known } from '../../migrations/index.ts';
import { foreignKeysOf, homeOf, nameOf, tablesOf, triggeredOf } from './catalogue.ts';
import type { ForeignKey, Table } from './catalogue.ts';
import { Fault } from './fault.ts';
import { query, quoted } from './query.ts';
import type { AnyDb } from './query.ts';

const NAME = 'antipode_exchange';
const STEPS = Object.keys(known).sort();

/** Tables as some version had them, in a schema of their own. Nobody else sees them before the transaction ends. */
export interface Scratch {
  schema: string;
  /** The schema of this installation's tables. */
  home: string;
  tables: Map<string, Table>;
  /** Adds the references between tables again and checks all rows against them. */
  tie(): Promise<void>;
  /** Migrates the tables to this version. */
  bringForward(): Promise<void>;
  /** Removes the schema once it is empty; anything left in it is an error. */
  remove(): Promise<void>;
}

/**
 * Makes, inside a transaction, the tables of the version that had these migrations. They have no references, so that rows may come in any
 * order, and their triggers are off.
 */
export async function createScratch(db: AnyDb, migrations: readonly string[]): Promise<Scratch> {
  const home = await homeOf(db);
  await query(db, `create schema ${NAME}`);
  await query(db, `set local search_path to ${NAME}`);
  const had = new Set(migrations);
  await migrate(db, (name) => had.has(name));
  const tables = await tablesOf(db, NAME);
  const keys = await foreignKeysOf(db, NAME);
  for (const { table, name } of keys)
    await query(db, `alter table ${nameOf({ schema: NAME, name: table })} drop constraint ${quoted(name)}`);
  const triggered = await triggeredOf(db, NAME);
  await triggers(db, triggered, 'disable');
  return {
    schema: NAME,
    home,
    tables: new Map(tables.map((table) => [table.name, table])),
    tie: async () => {
      for (const key of keys) await tieKey(db, key);
      await triggers(db, triggered, 'enable');
    },
    bringForward: () => migrate(db, (name) => !had.has(name)),
    remove: async () => {
      await query(db, `drop schema ${NAME}`);
      await query(db, `set local search_path to ${quoted(home)}`);
    },
  };
}

async function migrate(db: AnyDb, isWanted: (name: string) => boolean): Promise<void> {
  for (const name of STEPS) if (isWanted(name)) await known[name]!.up(db);
}

async function triggers(db: AnyDb, tables: readonly string[], what: 'disable' | 'enable'): Promise<void> {
  for (const name of tables)
    await query(db, `alter table ${nameOf({ schema: NAME, name })} ${what} trigger user`);
}

async function tieKey(db: AnyDb, { table, to, name, definition }: ForeignKey): Promise<void> {
  try {
    await query(
      db,
      `alter table ${nameOf({ schema: NAME, name: table })} add constraint ${quoted(name)} ${definition}`,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error;
    throw new Fault(
      0,
      `a row of ${table} names a row of ${to} that is not there: ${(error as { detail?: string }).detail ?? name}`,
    );
  }
}
