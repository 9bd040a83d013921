import type { Kysely } from 'kysely';
import { generate, getDialect } from 'kysely-codegen';

/** The types of every table of a migrated database, as src/db/schema.generated.ts holds them; they mirror src/db/pool.ts. */
export async function schemaTypes<T>(db: Kysely<T>): Promise<string> {
  return generate({
    db,
    dialect: getDialect('postgres', { dateParser: 'string' }),
    defaultSchemas: ['public'],
    includePattern: 'public.*',
    excludePattern: 'public.kysely_*',
    outFile: null,
    typeMapping: { int8: 'number', timestamp: 'string', date: 'string' },
  });
}
