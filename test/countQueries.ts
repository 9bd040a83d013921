import type { Kysely, KyselyPlugin } from 'kysely';
import type { Schema } from '../src/db/schema.ts';

/** The same database, how many queries it has been asked, and how many rows it handed out. */
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
