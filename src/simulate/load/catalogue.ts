import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** A table whose rows belong to programmes, as the database describes it. */
export interface Table {
  name: string;
  /** The columns' names in the table's order, without generated columns. */
  columns: string[];
  /** Columns that name a row of another table by its id, with that table's name. */
  refersTo: Map<string, string>;
}

/** Tables with a `programme_id`, each after those that it refers to. */
export async function programmeTables(db: Kysely<Schema>): Promise<Table[]> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname having bool_or(a.attname = 'programme_id') order by c.relname`.execute(db);
  const { rows: keys } = await sql<{ name: string; column: string; to: string }>`
    select f.conrelid::regclass::text as name, a.attname::text as column, f.confrelid::regclass::text as to
    from pg_constraint f
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[cardinality(f.conkey)]
    where f.contype = 'f'`.execute(db);
  const tables = rows.map(({ name, columns }) => ({
    name,
    columns,
    refersTo: new Map(keys.filter((key) => key.name === name).map((key) => [key.column, key.to])),
  }));
  return inOrder(tables);
}

function inOrder(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  const left = new Set(tables);
  const names = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const free = [...left].filter(({ name, refersTo }) =>
      [...refersTo.values()].every((to) => to === name || !names.has(to) || !left.has(names.get(to)!)),
    );
    if (free.length === 0)
      throw new Error(`tables refer to each other: ${[...left].map(({ name }) => name).join(', ')}`);
    for (const table of free) {
      ordered.push(table);
      left.delete(table);
    }
  }
  return ordered;
}
