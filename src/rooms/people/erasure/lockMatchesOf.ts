import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/**
 * Locks the rows that the matching locks, for all rounds of some people and in the same order: rounds, applications, runs. Each kind is
 * locked in the order of its numbers, whoever the rows belong to. The programme is locked after that. With `keepsUnpublished`, none of
 * these rounds is published or matched again until the transaction ends. Erasing and merging begin with this, so that no deadlock can
 * arise.
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
  // A lock against changes only. PostgreSQL asks for the round again when a row is written twice.
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
