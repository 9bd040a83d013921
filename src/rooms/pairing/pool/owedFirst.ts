import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/**
 * The people of `people` who get priority 1 on top of their application's. In their last round they found no partner, or a partner left
 * them. Or a volunteer ended their first partnership and they needed another, or all their partners had fallen silent.
 */
export async function priorityOf(
  ctx: Pick<Ctx, 'db'>,
  { people, ...input }: { programme: number; round: number; people: readonly number[] },
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{
    person: number;
  }>`${owedFirst(input, (person) => sql`${person} = any(${people}::bigint[])`)}`.execute(ctx.db);
  return new Map(rows.map(({ person }) => [person, 1]));
}

/** Whether somebody has precedence in a round, by their application or by how their last round went. */
export async function isOwedFirst(
  ctx: Pick<Ctx, 'db'>,
  one: { programme: number; round: number; person: number; priority: number },
): Promise<boolean> {
  if (one.priority > 0) return true;
  const { rows } = await sql<{ owed: boolean }>`
    select is_owed_first(${one.programme}::bigint, ${one.round}::bigint, ${one.person}::bigint) as owed`.execute(
    ctx.db,
  );
  return rows[0]!.owed;
}

/**
 * The same as a query for others: a row `person` for each applicant to the round who is owed precedence and for whom `among` holds. The
 * database notes it beside each application (migration 0257).
 */
export const owedFirst = (
  { programme, round }: { programme: number; round: number },
  among?: (person: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<{ person: number }> => sql`
  select a.person_id as person from application a
  where a.programme_id = ${programme} and a.round_id = ${round} and a.owed_first ${among ? sql`and ${among(sql`a.person_id`)}` : sql``}`;

/**
 * Notes again who has precedence in this round because of an earlier one. The database does so after each change. But two changes to one
 * person in the same moment do not see each other.
 */
export async function noteOwedAnew(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<void> {
  await sql`
    select note_owed(${programme}::bigint, array(
      select person_id from application where programme_id = ${programme} and round_id = ${round} and state = 'confirmed'))`.execute(
    ctx.db,
  );
}
