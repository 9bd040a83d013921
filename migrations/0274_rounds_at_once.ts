import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * For pages that weigh everybody in a round. The planner now knows how many applications of one state a round has. Programme, round and
 * state alone made it expect a fiftieth of them, and it looked up people one by one. Also, a round's proposals are counted without their
 * reasons.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create statistics application_standing (dependencies, mcv) on programme_id, round_id, state from application`.execute(
    db,
  );
  await sql`create index proposal_in_numbers on proposal (programme_id, round_id, id) include (run_id, breaks_rules, lies_apart)`.execute(
    db,
  );
  // A large table is counted now, instead of only after a tenth of it has changed.
  const { rows } =
    await sql`select from pg_class where oid = 'application'::regclass and reltuples > 10000`.execute(db);
  if (rows.length > 0) await sql`analyze application`.execute(db);
}
