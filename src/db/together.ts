import { sql } from 'kysely';
import type { Expression, Kysely, RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

/** A row as JSON holds it: a moment becomes a text (ISO 8601). */
export type InJson<Row> = {
  [K in keyof Row]: Row[K] extends Date
    ? string
    : Date extends Row[K]
      ? Exclude<Row[K], Date> | string
      : Row[K];
};

export type RowOf<List> = List extends Expression<infer Row> ? Row : never;

/**
 * Reads several unrelated lists in one query: `together(db, { rounds: query, topics: otherQuery })`. Each list is a select in brackets, as
 * the query builder writes a query within another. The query begins with `tables`, which several of the lists read.
 */
export async function together<Lists extends Readonly<Record<string, Expression<unknown>>>>(
  db: Kysely<Schema>,
  lists: Lists,
  tables: RawBuilder<unknown> | null = null,
): Promise<{ [K in keyof Lists]: InJson<RowOf<Lists[K]>>[] }> {
  const names = Object.keys(lists);
  if (names.length === 0) return {} as { [K in keyof Lists]: never[] };
  const asked = names.map(
    (name, at) =>
      sql`(select coalesce(json_agg(one), '[]') from ${lists[name]} as one) as ${sql.ref(`list_${at}`)}`,
  );
  const { rows } = await sql<
    Record<string, unknown>
  >`${tables ? sql`with ${tables} ` : sql``}select ${sql.join(asked)}`.execute(db);
  return Object.fromEntries(names.map((name, at) => [name, rows[0]![`list_${at}`]])) as {
    [K in keyof Lists]: InJson<RowOf<Lists[K]>>[];
  };
}
