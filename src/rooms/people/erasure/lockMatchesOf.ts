import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/**
 * Locks the rows that matching locks, for all rounds of some people and in the same order: rounds, applications, runs, each by its number whosever it is; the programme
 * comes after. With `keepsUnpublished` none of these rounds is published, or looked at again for those who wait, until the transaction ends. Erasing somebody, and joining two, begins with this, so that two transactions never wait for each other in a ring.
 */
export async function lockMatchesOf(
  ctx: Pick<Ctx, 'db'>,
  {
    programme,
    people,
    keepsUnpublished = false,
  }: { programme: number; people: readonly number[]; keepsUnpublished?: boolean },
): Promise<void> {
  const own = sql`programme_id = ${programme} and person_id = ${anyOf(people)}`;
  const rounds = sql`(select round_id from application where ${own})`;
  // Not for change, but a row that is written twice asks for its round again.
  const how = keepsUnpublished ? sql`for share` : sql`for key share`;
  await sql`
    select from round where programme_id = ${programme} and id in ${rounds} order by id ${how}`.execute(
    ctx.db,
  );
  await sql`select from application where ${own} order by id for update`.execute(ctx.db);
  await sql`
    select from match_run where programme_id = ${programme} and round_id in ${rounds} order by id for update`.execute(
    ctx.db,
  );
}
