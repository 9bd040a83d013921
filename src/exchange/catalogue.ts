import type { TableLine } from './format.ts';
import { query, quoted } from './query.ts';
import type { AnyDb } from './query.ts';

/** A table as the database describes it, without the columns that the database computes from others. */
export interface Table extends Omit<TableLine, 'next'> {
  schema: string;
  /** Whether the database numbers the table's rows, in the column `id`. */
  isNumbered: boolean;
}

/** The name of a table with its schema, as SQL writes it. */
export const nameOf = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`;

/** The schema that holds our tables. */
export async function homeOf(db: AnyDb): Promise<string> {
  const [row] = await query<{ home: string }>(db, 'select current_schema() as home');
  return row!.home;
}

/** The names of the migrations that a database has, in order. */
export async function migrationsOf(db: AnyDb): Promise<string[]> {
  const rows = await query<{ name: string }>(
    db,
    'select name from kysely_migration order by name collate "C"',
  );
  return rows.map(({ name }) => name);
}

/** The functions of a schema, each with the types of its arguments: `thread_turn(text, timestamp with time zone)`. */
export async function functionsOf(db: AnyDb, schema: string): Promise<string[]> {
  const rows = await query<{ name: string; given: string }>(
    db,
    `select proname::text as name, oidvectortypes(proargtypes) as given
     from pg_proc where pronamespace = $1::regnamespace order by oid`,
    [schema],
  );
  return rows.map(({ name, given }) => `${quoted(name)}(${given})`);
}

/** The names of the statistics on expressions that were made for the planner. */
export async function statisticsOf(db: AnyDb, schema: string): Promise<string[]> {
  const rows = await query<{ name: string }>(
    db,
    'select stxname::text as name from pg_statistic_ext where stxnamespace = $1::regnamespace order by oid',
    [schema],
  );
  return rows.map(({ name }) => quoted(name));
}

/** All tables of a schema by name, without those that record its migrations. */
export async function tablesOf(db: AnyDb, schema: string): Promise<Table[]> {
  const rows = await query<Omit<Table, 'schema' | 'key'> & { key: string[] | null }>(
    db,
    `select c.relname::text as name,
       array_agg(a.attname::text order by a.attnum) as columns,
       array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types,
       bool_or(a.attname = 'id' and a.attidentity <> '') as "isNumbered",
       (select array_agg(k.attname::text order by p.place)
        from pg_index i, unnest(i.indkey) with ordinality p(number, place), pg_attribute k
        where i.indrelid = c.oid and i.indisprimary and k.attrelid = c.oid and k.attnum = p.number) as key
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname not in ('kysely_migration', 'kysely_migration_lock')
     group by c.oid, c.relname order by c.relname collate "C"`,
    [quoted(schema)],
  );
  return rows.map(({ name, columns, types, isNumbered, key }) => {
    if (!key) throw new Error(`the table ${name} has no key to put its rows in order by`);
    return { schema, name, columns, types, isNumbered, key };
  });
}

export interface ForeignKey {
  table: string;
  to: string;
  name: string;
  definition: string;
}

/** The foreign keys within a schema. */
export function foreignKeysOf(db: AnyDb, schema: string): Promise<ForeignKey[]> {
  return query<ForeignKey>(
    db,
    `select c.relname::text as table, t.relname::text as to, f.conname::text as name, pg_get_constraintdef(f.oid) as definition
     from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
     where f.contype = 'f' and c.relnamespace = $1::regnamespace order by 1, 3`,
    [quoted(schema)],
  );
}

/** The tables of a schema with triggers of our own. Triggers that only keep references do not count. */
export async function triggeredOf(db: AnyDb, schema: string): Promise<string[]> {
  const rows = await query<{ name: string }>(
    db,
    `select distinct c.relname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = $1::regnamespace and not t.tgisinternal order by 1`,
    [quoted(schema)],
  );
  return rows.map(({ name }) => name);
}

/** The next number that the database would give a row of a table; undefined if it does not number the rows. */
export async function nextNumber(db: AnyDb, table: Table): Promise<number | undefined> {
  if (!table.isNumbered) return undefined;
  const [found] = await query<{ name: string }>(db, `select pg_get_serial_sequence($1, 'id') as name`, [
    nameOf(table),
  ]);
  const [row] = await query<{ next: number }>(
    db,
    `select case when is_called then last_value + 1 else last_value end as next from ${found!.name}`,
  );
  return row!.next;
}

/** Makes a table number its rows from `next` on, or from a higher number if it has got there already. */
export async function numberFrom(db: AnyDb, table: Table, next: number): Promise<void> {
  const present = await nextNumber(db, table);
  if (present !== undefined && present >= next) return;
  await query(db, `select setval(pg_get_serial_sequence($1, 'id'), $2::bigint, false)`, [
    nameOf(table),
    next,
  ]);
}
