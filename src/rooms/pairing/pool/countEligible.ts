import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import { THERE, applying, consented, consentingOf, firstApplying, isOf } from './eligible.ts';
import type { In } from './eligible.ts';

/** How many people are tried to find out whether more than `most` of them count: nearly everybody does. */
const enoughFor = (most: number): number => Math.ceil((most + 1) * 1.1);

/**
 * How many people of a round consent and could be given partners, by `countUpTo`. First tries slightly more people than needed, in the
 * order of their state, reading each table once. Looks up everybody only when too few of these remain.
 */
export function countApplying(now: Date, of: In, most = COUNTED_TO): RawBuilder<number> {
  const { programme } = of;
  const enough = enoughFor(most);
  const all = sql`select e.* from (${applying(now, of)}) e where ${consented}`;
  return sql<number>`(
    with tried as materialized (select person_id as person from (${firstApplying(now, of, enough)}) f),
    standing as materialized (
      select count(*)::int as people from person p
      where p.programme_id = ${programme} and p.id = any(array(select person from tried)) and ${THERE}
        and ${isOf(sql`p.id`, consentingOf(programme, sql`array(select person from tried)`))})
    select case when people > ${most} then ${most + 1}::int
      when (select count(*) from tried) < ${enough} then people
      else ${countUpTo(all, most)} end from standing)`;
}
