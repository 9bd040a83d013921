import type { Kysely, KyselyPlugin } from 'kysely';
import type { Schema } from '../src/db/schema.ts';

/** The same database, with the number of its queries and the number of rows they returned. */
export function countQueries(db: Kysely<Schema>): {
  counted: Kysely<Schema>;
  asked: () => number;
  rows: () => number;
} {
  let asked = 0;
  let rows = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      asked += 1;
      rows += result.rows.length;
      return Promise.resolve(result);
    },
  };
  return { counted: db.withPlugin(counter), asked: () => asked, rows: () => rows };
}
