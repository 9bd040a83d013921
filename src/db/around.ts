import { sql } from 'kysely';
import type { Expression, Kysely, RawBuilder } from 'kysely';
import { COUNTED_AROUND } from '../lib/placeInList.ts';
import type { Around } from '../lib/placeInList.ts';
import { aroundRow, countUpTo } from './byKey.ts';
import type { KeyPart } from './byKey.ts';
import type { Schema } from './schema.ts';
import { together } from './together.ts';
import type { InJson } from './together.ts';

/** Number of rows shown around a row, before and behind it. */
export const BEFORE = 8;
export const AFTER = 11;

/** The rows on one side, the nearest first. */
export type Side = ReturnType<typeof aroundRow>['before'];

/** A list as it is filtered and sorted, read around one of its rows. */
export interface AroundOf<Row> {
  key: readonly KeyPart[];
  way: 'rising' | 'falling';
  /** Reads a column of the row in the middle, as a single value. */
  read: (column: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Never called if `byNumber` is given. */
  rows?: (side: Side, most: number) => Expression<Row>;
  /** The same rows, only to be counted, in the order of the index: the query then reads no more rows than it counts. */
  numbers: (side: Side) => RawBuilder<unknown>;
  isIn: RawBuilder<boolean>;
  /**
   * Reads rows by the numbers that were counted: a table of `id` and `nth`, the nearest first. A list that is found in pieces is then read
   * once for each side.
   */
  byNumber?: (numbers: RawBuilder<unknown>) => Expression<Row>;
  /** Tables that several of these queries read, each worked out once: see `together`. */
  tables?: RawBuilder<unknown> | null;
  /** The most rows counted on each side. */
  countedTo?: number;
}

/** The table of the numbers on one side. */
const near = (name: 'before' | 'after') => sql.table(`near_${name}`);

/** The rows around one row of a list, and the rows of `along`, in one query. */
export async function readAround<Row, Along = never>(
  db: Kysely<Schema>,
  { key, way, read, rows, numbers, isIn, byNumber, tables = null, countedTo = COUNTED_AROUND }: AroundOf<Row>,
  along: Expression<Along> = sql<Along>`(select where false)`,
): Promise<Around<InJson<Row>> & { along: InJson<Along>[] }> {
  const { before, after } = aroundRow(key, way, read);
  const count = (name: 'before' | 'after', side: Side) =>
    byNumber ? sql`(select count(*)::int from ${near(name)})` : countUpTo(numbers(side), countedTo);
  const counted = (name: 'before' | 'after', side: Side) => sql`
    ${near(name)} as materialized (
      select one.id, row_number() over () as nth from (${numbers(side)} limit ${countedTo + 1}) one)`;
  const beside = (name: 'before' | 'after', side: Side, most: number) =>
    byNumber ? byNumber(sql`(select id, nth from ${near(name)} where nth <= ${most})`) : rows!(side, most);
  const numbered = byNumber && sql`${counted('before', before)}, ${counted('after', after)}`;
  const all = tables && numbered ? sql`${tables}, ${numbered}` : (numbered ?? tables);
  const counts = sql<{ countBefore: number; countAfter: number; isIn: boolean }>`(
    select ${count('before', before)} as "countBefore", ${count('after', after)} as "countAfter", ${isIn} as "isIn")`;
  const found = await together(
    db,
    { before: beside('before', before, BEFORE), after: beside('after', after, AFTER), counts, along },
    all,
  );
  return {
    countedTo,
    before: (found.before as InJson<Row>[]).toReversed(),
    after: found.after as InJson<Row>[],
    ...(found.counts as Pick<Around<Row>, 'countBefore' | 'countAfter' | 'isIn'>[])[0]!,
    along: found.along as InJson<Along>[],
  };
}
