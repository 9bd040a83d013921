import type { Kysely, KyselyPlugin } from 'kysely';
import type { Schema } from '../src/db/schema.ts';

/** The same database, and how many queries it has been asked. */
export function countQueries(db: Kysely<Schema>): { counted: Kysely<Schema>; asked: () => number } {
  let asked = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      asked += 1;
      return Promise.resolve(result);
    },
  };
  return { counted: db.withPlugin(counter), asked: () => asked };
}
