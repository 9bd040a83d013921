import type { CompiledQuery, Kysely } from 'kysely';
import type pg from 'pg';

const pools = new WeakMap<object, pg.Pool>();

/**
 * Remembers the pool of a database, so that queries that only read can use the pool directly. Transactions are not remembered, and keep
 * their connection.
 */
export function openShortWay<T>(db: Kysely<T>, pool: pg.Pool): Kysely<T> {
  pools.set(db, pool);
  return db;
}

/**
 * The rows of a query that only reads. Outside a transaction the query goes from the pool to the driver and back with one promise; the
 * query builder's way to a connection takes a dozen.
 */
export async function rowsOf<T, Row>(db: Kysely<T>, query: CompiledQuery<Row>): Promise<Row[]> {
  const pool = pools.get(db);
  if (!pool) return (await db.executeQuery<Row>(query)).rows;
  try {
    return await asked<Row>(pool, query);
  } catch (error) {
    // The driver's error does not name the query.
    if (error instanceof Error) error.stack += `\n${new Error().stack?.split('\n').slice(1).join('\n')}`;
    throw error;
  }
}

const asked = <Row>(pool: pg.Pool, { sql, parameters }: CompiledQuery<Row>): Promise<Row[]> =>
  new Promise((done, fail) => {
    pool.connect((failed, client, release) => {
      if (!client) return fail(failed as Error);
      client.query(sql, parameters as unknown[], (error, result) => {
        release();
        if (error) fail(error);
        else done(result.rows as Row[]);
      });
    });
  });
