import pg from 'pg';
import type { TableShape } from '../manifest.ts';

/**
 * Left out: rate limits, migrations and their lock, which are made anew, and the signals between browsers in a call, which no file may
 * keep.
 */
const LEFT_OUT = ['rate_limit', 'call_signal', 'kysely_migration', 'kysely_migration_lock'];

/** The tables of a backup in the order of their names: the columns that are not generated, and the bytes each table takes on disk. */
export async function listTables(client: pg.ClientBase): Promise<(TableShape & { size: number })[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; size: string }>(
    `select c.relname as name, pg_table_size(c.oid)::text as size,
       (select json_agg(a.attname order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relname = any($1)
     order by c.relname`,
    [LEFT_OUT],
  );
  return rows.map(({ name, columns, size }) => ({ name, columns, size: Number(size) }));
}

export const quoted = (name: string): string => pg.escapeIdentifier(name);

const shapeOf = ({ name, columns }: TableShape): string =>
  `public.${quoted(name)} (${columns.map(quoted).join(', ')})`;

export const copyOutText = (table: TableShape): string => `copy ${shapeOf(table)} to stdout`;
export const copyInText = (table: TableShape): string => `copy ${shapeOf(table)} from stdin with (freeze)`;

/** Session settings under which the same rows always give the same bytes. */
export const SAME_BYTES = `set synchronize_seqscans = off; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set statement_timeout = 0; set lock_timeout = 0;
  set idle_in_transaction_session_timeout = 0; set xmlbinary = 'base64'`;
