import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import { realColumns } from './schema.ts';

/** Searches every row of every table, as a dump would have it, for some texts: `{ 'letter.body': ['QUETZAL'] }`. */
export async function hits(db: Kysely<Schema>, texts: readonly string[]): Promise<Record<string, string[]>> {
  const found = new Map<string, Set<string>>();
  const tables = new Set((await realColumns(db)).map(({ table }) => table));
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        const dumped = textOf(value);
        for (const text of texts)
          if (dumped.includes(text.toLowerCase())) add(found, `${table}.${column}`, text);
      }
  }
  return Object.fromEntries([...found].map(([place, held]) => [place, [...held]]));
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('utf8').toLowerCase();
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toLowerCase();
}

function add(found: Map<string, Set<string>>, place: string, text: string): void {
  const held = found.get(place) ?? new Set();
  found.set(place, held.add(text));
}
