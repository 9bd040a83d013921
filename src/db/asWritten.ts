import { sql } from 'kysely';
import type { CompiledQuery, RawBuilder } from 'kysely';

/**
 * A query that was already written as SQL, with its values, in brackets for use within another query. Inserting this text takes much less
 * time than building and writing the query anew on each page.
 */
export function asWritten<Row>({ sql: text, parameters }: CompiledQuery<Row>): RawBuilder<Row> {
  const parts = `(${text})`.split(/\$\d+/);
  if (parts.length !== parameters.length + 1)
    throw new Error(`A dollar and a number stand in a text of this query: ${text}`);
  return sql<Row>(parts as unknown as TemplateStringsArray, ...parameters);
}
