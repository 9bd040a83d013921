import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/**
 * Locks the rows that matching locks, for all of somebody's rounds and in the same order: rounds, applications, runs; the programme comes
 * after. Erasing somebody begins with this, so that two transactions never wait for each other in a ring.
 */
export async function lockMatchesOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, person }: { programme: number; person: number },
): Promise<void> {
  const rounds = sql`(select round_id from application where programme_id = ${programme} and person_id = ${person})`;
  // Not for change, but a row that is written twice asks for its round again.
  await sql`
    select from round where programme_id = ${programme} and id in ${rounds} order by id for key share`.execute(
    ctx.db,
  );
  await sql`
    select from application where programme_id = ${programme} and person_id = ${person} order by id for update`.execute(
    ctx.db,
  );
  await sql`
    select from match_run where programme_id = ${programme} and round_id in ${rounds} order by id for update`.execute(
    ctx.db,
  );
}
