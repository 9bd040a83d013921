import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

interface Of {
  programme: number;
  round: number;
  /** The state as stored in the table. */
  state: string;
}

/** The most people who are read first for one page. */
const MOST = 15_000;
/** If at least one person in this many is in a state, an index of everybody soon leads to a page of them. */
const EACH = 4;

/**
 * Whether so few people of a round are in a state, by the kept counts, that a list reads them first. Otherwise it reads along an index of
 * everybody, and looks up each person in the other table.
 */
export async function isRareState(
  { db }: Pick<Ctx, 'db'>,
  { programme, round, state }: Of,
): Promise<boolean> {
  const { rows } = await sql<{ isRare: boolean }>`
    select coalesce(own <= ${MOST} and own * ${EACH} <= people, false) as "isRare" from (
      select sum(people) as people, sum(people) filter (where standing = ${state}) as own from head_count
      where programme_id = ${programme} and round_id = ${round} and standing <> 'partner') h`.execute(db);
  return rows[0]!.isRare;
}

/** The condition on `person` that they are in that state. `is true` makes the planner read all such people once. */
export const standsIn = ({ programme, round, state }: Of): RawBuilder<boolean> => sql<boolean>`(person.id in (
  select s.person_id from application s
  where s.programme_id = ${programme} and s.round_id = ${round} and s.state = ${state})) is true`;
