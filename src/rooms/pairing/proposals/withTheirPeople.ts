import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { withPeople } from './queries.ts';
import type { RowWithPerson, ShownProposal } from './queries.ts';

/**
 * The proposals with these ids, each with its people, by id. Each table is read by all its keys at once, and full joins keep to that: by others the planner would look up each row of a
 * page by itself, through all levels of the index of a large table. The reasons are read once for all members: they are long.
 */
export async function proposalsWithPeople(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ShownProposal>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RowWithPerson & { whole: boolean }>`select * from (
    with member as materialized (
      select proposal_id, application_id, row_number() over (partition by proposal_id order by application_id) as nth
      from proposal_member where programme_id = ${programme} and proposal_id = any(${ids})),
    applied as materialized (
      select id, person_id, state from application where programme_id = ${programme} and id = any(array(select application_id from member))),
    named as materialized (
      select id, name, country, zone, locale from person where programme_id = ${programme} and id = any(array(select person_id from applied)))
    select p.id, p.round_id, p.run_id, p.weight, case when member.nth = 1 then p.reasons end as reasons, p.locked_at, p.created_at,
      applied.id as application, applied.person_id as person, applied.state, named.name, named.country, named.zone, named.locale,
      num_nulls(p.id, applied.id, named.id) = 0 as whole
    from (select * from proposal where programme_id = ${programme} and id = any(${ids})) p
    full join member on member.proposal_id = p.id
    full join applied on applied.id = member.application_id
    full join named on named.id = applied.person_id) found
    order by found.id, found.application`.execute(db);
  return new Map(withPeople(rows.filter(({ whole }) => whole)).map((one) => [one.id, one]));
}
