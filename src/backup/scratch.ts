import { createHash } from 'node:crypto';
import pg from 'pg';
import type { PoolOptions } from '../db/pool.ts';
import { quoted } from './rows/tables.ts';

/** The purpose of a database beside the installation's; the name of that database ends with it. */
export type ScratchKind = 'check' | 'restore' | 'before';

/** The connection to another database on the same server. */
export function withDatabase(connection: PoolOptions, database: string): PoolOptions {
  if (connection.connectionString === undefined) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { ...connection, connectionString: url.href };
}

/** At most 63 bytes, as PostgreSQL allows, and never the same as for another database. */
export function scratchName(database: string, kind: ScratchKind): string {
  const short = /^[\x21-\x7e]{1,40}$/.test(database)
    ? database
    : createHash('sha256').update(database).digest('hex').slice(0, 24);
  return `${short}_antipode_${kind}`;
}

export async function withClient<T>(
  connection: PoolOptions,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ application_name: 'antipode-backup', ...(connection as pg.ClientConfig) });
  // A connection that breaks between two calls makes the next call fail. It must not end this process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end().catch(() => {});
  }
}

export const databaseOf = async (client: pg.Client): Promise<string> =>
  (await client.query<{ name: string }>('select current_database() as name')).rows[0]!.name;

export async function dropScratch(client: pg.Client, kind: ScratchKind): Promise<void> {
  const name = scratchName(await databaseOf(client), kind);
  const { rows } = await client.query('select from pg_database where datname = $1', [name]);
  if (rows.length > 0) await client.query(`drop database if exists ${quoted(name)} with (force)`);
}

/**
 * An empty database on the same server, which compares texts alike. A database left from before is dropped. Null if the role may not make
 * databases. `client` is connected to the installation's own database.
 */
export async function makeScratch(client: pg.Client, kind: ScratchKind): Promise<string | null> {
  const database = await databaseOf(client);
  const name = scratchName(database, kind);
  const { rows } = await client.query<{ may: boolean }>(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  );
  if (!rows[0]?.may) return null;
  await dropScratch(client, kind);
  await client.query(
    `create database ${quoted(name)} template template0 encoding 'UTF8' ${await collation(client)}`,
  );
  return name;
}

async function collation(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{
    provider: string;
    collate: string;
    ctype: string;
    locale: string | null;
  }>(
    `select datlocprovider as provider, datcollate as collate, datctype as ctype, datlocale as locale
     from pg_database where datname = current_database()`,
  );
  const { provider = 'c', collate = 'C', ctype = 'C', locale = null } = rows[0] ?? {};
  const both = `lc_collate ${text(collate)} lc_ctype ${text(ctype)}`;
  if (provider === 'b') return `locale_provider builtin builtin_locale ${text(locale ?? 'C.UTF-8')} ${both}`;
  if (provider === 'i') return `locale_provider icu icu_locale ${text(locale ?? 'und')} ${both}`;
  return `locale_provider libc ${both}`;
}

const text = (value: string): string => pg.escapeLiteral(value);
