import { sql } from 'kysely';
import type { CompiledQuery, RawBuilder } from 'kysely';

/**
 * A query that was written as SQL already, with its values, in brackets for use within another: to build it and write it anew on each page takes
 * much longer than to put it in.
 */
export function asWritten<Row>({ sql: text, parameters }: CompiledQuery<Row>): RawBuilder<Row> {
  const parts = `(${text})`.split(/\$\d+/);
  if (parts.length !== parameters.length + 1)
    throw new Error(`A dollar and a number stand in a text of this query: ${text}`);
  return sql<Row>(parts as unknown as TemplateStringsArray, ...parameters);
}
