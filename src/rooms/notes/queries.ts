import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../db/byKey.ts';
import type { Ctx } from '../ctx.ts';
import { plainTag } from './tag.ts';

/**
 * Subquery: the round with whose data a note or tag on a person is deleted, when no page of a round says it. It is the newest round they
 * applied to; otherwise the newest public round; otherwise the newest.
 */
export const roundForNotes = (programme: number, person: RawBuilder<unknown>) => sql<number | null>`coalesce(
  (select r.id from application a join round r on r.programme_id = a.programme_id and r.id = a.round_id
    where a.programme_id = ${programme} and a.person_id = ${person} order by r.number desc limit 1),
  (select id from round where programme_id = ${programme}
    order by (published_at is not null and cancelled_at is null) desc, number desc limit 1))`;

/** The same round for one person or, with null, for anybody who applied to no round; null while there is no round. */
export async function roundOfNotes(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number | null,
): Promise<number | null> {
  const of = roundForNotes(programme, sql`${person}::bigint`);
  const { rows } = await sql<{ round: number | null }>`select ${of} as round`.execute(ctx.db);
  return rows[0]!.round;
}

/**
 * The tags in a round, with how many people have each (by `countUpTo`), for a filter. A query, to be run along with another. It looks up
 * one tag after the other in the index, however many people have each.
 */
export const tagsIn = ({ programme, round }: { programme: number; round: number }) => {
  const of = sql`person_tag put where put.programme_id = ${programme} and put.round_id = ${round}`;
  return sql<{ tag: string; people: number }>`(
    with recursive one (tag) as (
      (select min(put.tag) from ${of})
      union all
      select (select min(put.tag) from ${of} and put.tag > one.tag) from one where one.tag is not null)
    select counted.* from one, lateral (
      select one.tag, ${countUpTo(sql`select from ${of} and put.tag = one.tag and put.state is not null`)} as people offset 0) counted
    where one.tag is not null and counted.people > 0 order by counted.tag)`;
};

/** The people who have a tag in a round: a query. */
export const taggedWith = ({ programme, round, tag }: { programme: number; round: number; tag: string }) =>
  sql<{ person_id: number }>`select tagged.person_id from person_tag tagged
    where tagged.programme_id = ${programme} and tagged.round_id = ${round} and tagged.tag = ${plainTag(tag)}`;

/** The same with `state` and `state_at` of the people's applications, to be joined; there are indexes for both orders (migration 0275). */
export const taggedInOrder = ({ programme, round, tag }: { programme: number; round: number; tag: string }) =>
  sql<{ person_id: number; state: string; state_at: Date }>`(select person_id, state, state_at from person_tag
    where programme_id = ${programme} and round_id = ${round} and tag = ${plainTag(tag)})`;
