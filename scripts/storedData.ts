import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type pg from 'pg';

/**
 * All rows of a small database as compressed lines of JSON: first the migrations that made its tables, then a line for each row, `["table",
 * {…}]`. Tests upgrade from such files. They are not backups, since all is held in memory.
 */
export interface Stored {
  migrations: string[];
  rows: Map<string, unknown[]>;
}

const TABLES = `select relname as name from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely_migration%' order by 1`;

export async function tablesOf(pool: pg.Pool): Promise<string[]> {
  return (await pool.query<{ name: string }>(TABLES)).rows.map(({ name }) => name);
}

export async function store(pool: pg.Pool): Promise<Buffer> {
  const { rows: applied } = await pool.query<{ name: string }>(
    'select name from kysely_migration order by name',
  );
  const lines = [JSON.stringify({ migrations: applied.map(({ name }) => name) })];
  for (const table of await tablesOf(pool)) {
    const { rows } = await pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${table}" t order by 1`,
    );
    lines.push(...rows.map(({ row }) => `["${table}",${row}]`));
  }
  return brotliCompressSync(lines.join('\n'));
}

export function readStored(file: Buffer): Stored {
  const [head = '', ...lines] = brotliDecompressSync(file).toString().split('\n');
  const rows = new Map<string, unknown[]>();
  for (const line of lines) {
    const [table, row] = JSON.parse(line) as [string, unknown];
    const known = rows.get(table);
    if (known) known.push(row);
    else rows.set(table, [row]);
  }
  return { ...(JSON.parse(head) as { migrations: string[] }), rows };
}

/** Puts the rows unchanged into empty tables: triggers are off, and the foreign keys are checked at the end. */
export async function restore(pool: pg.Pool, { rows }: Stored): Promise<void> {
  const { rows: keys } = await pool.query<{ table: string; name: string; words: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as words
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
  const each = (list: readonly string[]): Promise<unknown> => pool.query(list.join(';'));
  await each(keys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`));
  for (const [table, all] of rows) {
    await pool.query(`alter table "${table}" disable trigger user`);
    await pool.query(`delete from "${table}"`);
    const columns = await writable(pool, table);
    await pool.query(
      `insert into "${table}" (${columns}) overriding system value
        select ${columns} from jsonb_populate_recordset(null::"${table}", $1)`,
      [JSON.stringify(all)],
    );
    await pool.query(`alter table "${table}" enable trigger user`);
  }
  await each(keys.map(({ table, name, words }) => `alter table ${table} add constraint ${name} ${words}`));
  await pool.query(`
    do $$ declare of record; begin
      for of in select attrelid::regclass as at, quote_ident(attname) as col, pg_get_serial_sequence(attrelid::regclass::text, attname) as seq
        from pg_attribute join pg_class c on c.oid = attrelid
        where attidentity <> '' and relkind = 'r' and relnamespace = 'public'::regnamespace loop
        execute format('select setval(%L, coalesce(max(%s), 0) + 1, false) from %s', of.seq, of.col, of.at);
      end loop;
    end $$`);
}

/** All columns, except those that the database computes. */
async function writable(pool: pg.Pool, table: string): Promise<string> {
  const { rows } = await pool.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`"${table}"`],
  );
  return rows[0]!.columns;
}
