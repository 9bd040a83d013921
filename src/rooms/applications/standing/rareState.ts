import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

interface Of {
  programme: number;
  round: number;
  /** The state as stored in the table. */
  state: string;
}

/** No more people than this are read first for one page. */
const MOST = 15_000;
/** An index of everybody soon leads to a page of those in a state that each fourth is in. */
const EACH = 4;

/**
 * Whether so few of a round are in a state, by the kept counts, that a list reads them first. Else it reads along an index of everybody,
 * and looks each person up in the other table.
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

/** The condition on `person` that they stand there, by all who do, read once: `is true` keeps the planner to that. */
export const standsIn = ({ programme, round, state }: Of): RawBuilder<boolean> => sql<boolean>`(person.id in (
  select s.person_id from application s
  where s.programme_id = ${programme} and s.round_id = ${round} and s.state = ${state})) is true`;
