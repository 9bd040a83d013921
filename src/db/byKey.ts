import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Cut, Place } from '../lib/placeInList.ts';
import { COUNTED_TO } from '../lib/placeInList.ts';

/**
 * A part of a list's sort key: a whole number from 0 on, a time since 1970, or a number of double precision. A place does not hold texts.
 * Instead `ofRow` reads a text again from the row whose number is the last part of the key.
 */
export type KeyPart =
  | { number: RawBuilder<unknown> }
  | { time: RawBuilder<unknown> }
  | { real: RawBuilder<unknown> }
  | TextPart;
interface TextPart {
  text: RawBuilder<unknown>;
  ofRow: (number: RawBuilder<unknown>) => RawBuilder<unknown>;
}
type WrittenPart = Exclude<KeyPart, TextPart>;

const isWritten = (part: KeyPart): part is WrittenPart => !('text' in part);

/** The pieces of a query that reads one page of a list, and how its rows become the page. */
export interface ByKey {
  /** The condition for `where`. */
  from: RawBuilder<boolean>;
  order: RawBuilder<unknown>;
  /** One more than the rows of a page. */
  limit: number;
  /** The place of a row, to be selected as `key`. */
  key: RawBuilder<string>;
  cut<T extends { key: string }>(found: readonly T[]): Cut<T>;
}

/**
 * A page of a list that begins at a place, not after a number of rows to skip. So a late page costs as much as the first, and no row
 * appears twice when the list changes. All parts of the key sort the same way, and together identify one row. A place from another list
 * means the beginning.
 */
export function byKey(
  parts: readonly KeyPart[],
  way: 'rising' | 'falling',
  most: number,
  asked: Place | undefined,
): ByKey {
  const written = parts.filter(isWritten);
  const place = asked && isOf(written, asked) ? asked : undefined;
  const isBack = place?.side === 'before';
  const rises = (way === 'rising') !== isBack;
  const columns = parts.map(columnOf);
  return {
    from: place
      ? sql`(${sql.join(columns)}) ${rises ? sql`>` : sql`<`} (${sql.join(valuesOf(parts, place.key))})`
      : sql`true`,
    order: sql.join(columns.map((column) => sql`${column} ${rises ? sql`asc` : sql`desc`}`)),
    limit: most + 1,
    key: sql<string>`concat_ws('.', ${sql.join(written.map(digitsOf))})`,
    cut(found) {
      const isMore = found.length > most;
      const rows = found.slice(0, most);
      if (isBack) rows.reverse();
      return {
        rows,
        previous: (isBack ? isMore : place) ? beside('before', rows[0]) : null,
        next: isBack || isMore ? beside('after', rows.at(-1)) : null,
      };
    },
  };
}

/**
 * Conditions and orders for the rows before and behind one row of a list, the nearest first. `read` reads a column of that row, as a single
 * value.
 */
export function aroundRow(
  parts: readonly KeyPart[],
  way: 'rising' | 'falling',
  read: (column: RawBuilder<unknown>) => RawBuilder<unknown>,
): Record<'before' | 'after', Pick<ByKey, 'from' | 'order'>> {
  const columns = parts.map(columnOf);
  const row = sql.join(columns.map(read));
  const side = (rises: boolean): Pick<ByKey, 'from' | 'order'> => ({
    from: sql`(${sql.join(columns)}) ${rises ? sql`>` : sql`<`} (${row})`,
    order: sql.join(columns.map((column) => sql`${column} ${rises ? sql`asc` : sql`desc`}`)),
  });
  return { before: side(way !== 'rising'), after: side(way === 'rising') };
}

const beside = (side: Place['side'], row: { key: string } | undefined): Place | null =>
  row ? { side, key: row.key.split('.') } : null;

const columnOf = (part: KeyPart): RawBuilder<unknown> =>
  'text' in part ? part.text : 'time' in part ? part.time : 'real' in part ? part.real : part.number;

/** The bits of a double precision number must fit into 64; the other numbers must fit into a bigint. */
const isOf = (parts: readonly WrittenPart[], { key }: Place): boolean =>
  key.length === parts.length &&
  parts.every((part, at) => ('real' in part ? BigInt(key[at]!) < 2n ** 64n : key[at]!.length <= 18));

function valuesOf(parts: readonly KeyPart[], key: readonly string[]): RawBuilder<unknown>[] {
  const digits = key.values();
  const row = sql`${key.at(-1)}::bigint`;
  return parts.map((part) => ('text' in part ? part.ofRow(row) : valueOf(part, digits.next().value!)));
}

function valueOf(part: WrittenPart, digits: string): RawBuilder<unknown> {
  if ('time' in part) return sql`timestamptz 'epoch' + ${digits}::bigint * interval '1 microsecond'`;
  if ('number' in part) return sql`${digits}::bigint`;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setBigUint64(0, BigInt(digits));
  return sql`${bits.getFloat64(0)}::double precision`;
}

/**
 * The number written in digits alone. Double precision is written as its 64 bits: nothing shorter is sure to give the same number again.
 */
function digitsOf(part: WrittenPart): RawBuilder<unknown> {
  if ('number' in part) return part.number;
  if ('time' in part) return sql`(extract(epoch from ${part.time}) * 1000000)::bigint`;
  const bits = sql`('x' || encode(float8send(${part.real}), 'hex'))::bit(64)::bigint`;
  // Most values are above zero, and for those `bits` is worked out only once.
  return sql`case when ${part.real} > 0 then (${bits})::text else (case when ${bits} < 0 then ${bits} + 18446744073709551616 else ${bits}::numeric end)::text end`;
}

/** The number of rows a query finds, counted up to `most` plus one. */
export const countUpTo = (rows: RawBuilder<unknown>, most = COUNTED_TO): RawBuilder<number> =>
  sql<number>`(select count(*)::int from (${rows} limit ${most + 1}) counted)`;
