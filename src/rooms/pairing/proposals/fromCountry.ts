import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Side } from '../../../db/around.ts';

interface Of {
  programme: number;
  round: number;
}

/** The first, second or third country of a proposal, as indexes have it (migration 0306); '' for none. */
const nth = (place: 1 | 2 | 3): RawBuilder<string> =>
  sql<string>`split_part(p.countries, ' ', ${sql.lit(place)})`;

/** Only a proposal of three people has a third country, and its index holds no others: the condition has to say so. */
const is = (place: 1 | 2 | 3, country: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${nth(place)} = ${country} ${place === 3 ? sql`and ${nth(3)} <> ''` : sql``}`;

const ofRound = ({ programme, round }: Of): RawBuilder<unknown> =>
  sql`proposal p where p.programme_id = ${programme} and p.round_id = ${round}`;

/**
 * Proposals with somebody from a country as rows `p`: at most `most`, in an order, from a side on. Each is found by one of its countries.
 * In the order of fit, the three indexes are walked along together. In other orders all proposals from the country are read, by these
 * indexes alone: an index in such an order leads past proposals from elsewhere. In the order of countries, proposals with this country as
 * their first stand together, and only these are walked along.
 */
export function inOrderFrom(
  of: Of,
  country: string,
  { from, order }: Side,
  most: number,
  isByCountries = false,
): RawBuilder<unknown> {
  // A proposal's countries are sorted, with a blank between them.
  const stretch = isByCountries
    ? sql`and p.countries >= ${country} and p.countries < ${`${country}!`}`
    : sql``;
  const those = (place: 1 | 2 | 3, isFirst: RawBuilder<unknown>) =>
    sql`(select p.* from ${ofRound(of)} and ${is(place, sql`${country}`)} ${isFirst} and ${from} order by ${order} limit ${most})`;
  const notFirst = sql`and ${nth(1)} <> ${country}`;
  return sql`(
    ${those(1, stretch)} union all ${those(2, notFirst)} union all ${those(3, sql`${notFirst} and ${nth(2)} <> ${country}`)}) p where true`;
}

/**
 * Whether any proposal of a round has somebody from a country. With `limit` PostgreSQL looks each up in an index and builds no table of
 * all.
 */
export function isAnyFrom(of: Of, country: RawBuilder<unknown>): RawBuilder<boolean> {
  const one = (place: 1 | 2 | 3) => sql`(select true from ${ofRound(of)} and ${is(place, country)} limit 1)`;
  return sql<boolean>`(${one(1)} or ${one(2)} or ${one(3)})`;
}
