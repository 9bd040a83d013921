import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import { THERE, applying, consented, consenting, consentingOf, firstApplying, isOf } from './eligible.ts';
import type { In } from './eligible.ts';

/**
 * How many of a query with a column `person` have given every kind of consent, by `countUpTo`. Nearly everybody has: the consents of just as many as are counted are read
 * together, and one by one only where some of these lack one.
 */
export const countConsenting = (
  programme: number,
  people: RawBuilder<unknown>,
  most = COUNTED_TO,
): RawBuilder<number> => {
  const together = consenting(programme, sql`select person from tried`);
  const oneByOne = sql`select from (${people}) e where ${consented}`;
  return sql<number>`(
    with tried as materialized (${people} limit ${most + 1}),
    standing as materialized (select count(*)::int as people from (${together}) s)
    select case when people > ${most} or (select count(*) from tried) <= ${most} then people
      else ${countUpTo(oneByOne, most)} end from standing)`;
};

/** How many people are tried to find out whether more than `most` of them are asked for: nearly everybody is. */
export const enoughFor = (most: number): number => Math.ceil((most + 1) * 1.1);

/**
 * How many of a round could be given partners and consent, by `countUpTo`; with `isFree`, only the applications of which it is true. Of somewhat more people than are needed, in the
 * order of their state, all that tells is read together, each table once. Only where too few of these remain is everybody looked up. `some` are people of whom all but consent and
 * a confirmed address is known already.
 */
export function countApplying(
  now: Date,
  of: In,
  {
    most = COUNTED_TO,
    isFree = () => sql`true`,
    some,
  }: {
    most?: number;
    isFree?: (application: RawBuilder<unknown>) => RawBuilder<unknown>;
    some?: readonly number[];
  },
): RawBuilder<number> {
  const { programme } = of;
  const enough = enoughFor(most);
  const first = some
    ? sql`select unnest(${some.slice(0, enough)}::bigint[]) as person`
    : sql`select person_id as person from (${firstApplying(now, of, enough, isFree)}) f`;
  const all = sql`select e.* from (${applying(now, of)}) e
    where ${isFree(sql`e.application`)} and ${consented}`;
  return sql<number>`(
    with tried as materialized (${first}),
    standing as materialized (
      select count(*)::int as people from person p
      where p.programme_id = ${programme} and p.id = any(array(select person from tried)) and ${THERE}
        and ${isOf(sql`p.id`, consentingOf(programme, sql`array(select person from tried)`))})
    select case when people > ${most} then ${most + 1}::int
      ${some ? sql`` : sql`when (select count(*) from tried) < ${enough} then people`}
      else ${countUpTo(all, most)} end from standing)`;
}
