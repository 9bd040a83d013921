import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { prepareOften } from './prepare.ts';
import type { Preparing } from './prepare.ts';
import type { Schema } from './schema.ts';
import { openShortWay } from './shortWay.ts';

const { builtins, getTypeParser } = pg.types;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMP_ARRAY = 1115;
const TEXT_ARRAY: number = 1009;

const parseTexts = getTypeParser(TEXT_ARRAY as never) as unknown as (value: string) => (string | null)[];

/** Reads a bigint as a number. Our keys and counts never come near 2^53, and a greater one must not be rounded silently. */
export function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}

/** Wall time without a zone, as ISO 8601: `2026-11-25T09:00:00`. A Date would silently add the zone of this machine. */
export const parseWallTime = (text: string): string => text.replace(' ', 'T');

const each =
  <T>(parse: (text: string) => T) =>
  (value: string): (T | null)[] =>
    parseTexts(value).map((item) => (item === null ? null : parse(item)));

const parsers = new Map<number, (value: string) => unknown>([
  [builtins.INT8, parseBigint],
  [builtins.DATE, String],
  [builtins.TIMESTAMP, parseWallTime],
  [INT8_ARRAY, each(parseBigint)],
  [DATE_ARRAY, each(String)],
  [TIMESTAMP_ARRAY, each(parseWallTime)],
]);

/** How values come out of the database: bigint → number, date and timestamp → ISO text, timestamptz → Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

export type PoolOptions = pg.PoolConfig;

/**
 * A pool whose sessions run in UTC. An idle connection that breaks is dropped and replaced; its error never reaches the process. A caller
 * that repeats queries on small tables, with a schema that does not change, may have more statements prepared than usual.
 */
export function createPool(
  options: PoolOptions,
  onError: (error: Error) => void = () => {},
  preparing?: Preparing,
): pg.Pool {
  const pool = new pg.Pool({
    application_name: 'antipode',
    options: '-c timezone=UTC',
    max: 10,
    onConnect: withoutCompiling,
    ...options,
    types,
  });
  prepareOften(pool, preparing);
  pool.on('error', onError);
  // A connection that breaks in use, between two queries, would end the process without this. Its next query fails and reports the error.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Turns off PostgreSQL's compilation of queries, which servers other than the embedded one have on. All queries here are short: compiling
 * cost delivery 2.8 s for each hundred mails. Poolers refuse this among the options of a connection, but pass it on as a statement.
 */
async function withoutCompiling(client: pg.ClientBase): Promise<void> {
  await client.query('set jit = off');
}

export function createDb(pool: pg.Pool): Kysely<Schema> {
  return openShortWay(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), pool);
}
