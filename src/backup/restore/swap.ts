import type pg from 'pg';
import type { PoolOptions } from '../../db/pool.ts';
import { Refusal } from '../../lib/refusal.ts';
import { quoted } from '../rows/tables.ts';
import { scratchName, withClient, withDatabase } from '../scratch.ts';

const IN_USE = '55006';
const RUNNING =
  'Antipode is running on this database, or somebody else is connected to it: stop it, then restore again; nothing was changed';

/** Refuses while another process is connected to the database that will be replaced. `client` is connected to that database. */
export async function mustBeUnused(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  if (rows.length > 0) throw new Refusal(RUNNING);
}

/**
 * Puts the restored database in the place of the installation's, in one transaction: a process that starts sees the old one or the new one.
 * The old one stays beside it until it is dropped.
 */
export async function swapDatabases(connection: PoolOptions, database: string): Promise<void> {
  await withMaintenance(connection, async (client) => {
    const before = scratchName(database, 'before');
    await client.query(`drop database if exists ${quoted(before)} with (force)`);
    try {
      await client.query('begin');
      await client.query(`alter database ${quoted(database)} rename to ${quoted(before)}`);
      await client.query(
        `alter database ${quoted(scratchName(database, 'restore'))} rename to ${quoted(database)}`,
      );
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw (error as { code?: string }).code === IN_USE ? new Refusal(RUNNING, { cause: error }) : error;
    }
  });
}

/** Connects to a third database: a database cannot be renamed while anybody is connected to it. */
async function withMaintenance(
  connection: PoolOptions,
  run: (client: pg.Client) => Promise<void>,
): Promise<void> {
  for (const name of ['postgres', 'template1']) {
    const there = withDatabase(connection, name);
    const opens = await withClient(there, () => Promise.resolve(true)).catch(() => false);
    if (opens) return withClient(there, run);
  }
  throw new Refusal(
    'this role may connect neither to the database "postgres" nor to "template1", which a restore needs to put its own in place',
  );
}
