import { sql } from 'kysely';
import { countUpTo } from '../../db/byKey.ts';
import { plainTag } from './tag.ts';

/**
 * The tags that people of a round have, and how many have each, by `countUpTo`, for a filter: a query, to be asked along with another. One tag after the other is
 * looked for in the index, however many people have each.
 */
export const tagsIn = ({ programme, round }: { programme: number; round: number }) => {
  const of = sql`person_tag put where put.programme_id = ${programme} and put.round_id = ${round}`;
  return sql<{ tag: string; people: number }>`(
    with recursive one (tag) as (
      (select min(put.tag) from ${of})
      union all
      select (select min(put.tag) from ${of} and put.tag > one.tag) from one where one.tag is not null)
    select one.tag, ${countUpTo(sql`select from ${of} and put.tag = one.tag`)} as people from one where one.tag is not null order by one.tag)`;
};

/** The people who have a tag in a round: a query. */
export const taggedWith = ({ programme, round, tag }: { programme: number; round: number; tag: string }) =>
  sql<{ person_id: number }>`select tagged.person_id from person_tag tagged
    where tagged.programme_id = ${programme} and tagged.round_id = ${round} and tagged.tag = ${plainTag(tag)}`;

/** The same with where their applications stand, to be joined: rows of `person_id`, `state` and `state_at`, by an index in the order of both, or of `state_at` (migration 0275). */
export const taggedInOrder = ({ programme, round, tag }: { programme: number; round: number; tag: string }) =>
  sql<{ person_id: number; state: string; state_at: Date }>`(select person_id, state, state_at from person_tag
    where programme_id = ${programme} and round_id = ${round} and tag = ${plainTag(tag)})`;
