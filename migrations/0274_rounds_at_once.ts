import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * For pages that weigh everybody of a round. How many applications of a state a round has is known before the query is planned: each alone,
 * programme, round and state let it expect a fiftieth of them, and people were looked up one by one. And the proposals of a round are counted
 * without their reasons.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create statistics application_standing (dependencies, mcv) on programme_id, round_id, state from application`.execute(
    db,
  );
  await sql`create index proposal_in_numbers on proposal (programme_id, round_id, id) include (run_id, breaks_rules, lies_apart)`.execute(
    db,
  );
  // Where there are many it counts from now on, not once a tenth of them has changed.
  const { rows } =
    await sql`select from pg_class where oid = 'application'::regclass and reltuples > 10000`.execute(db);
  if (rows.length > 0) await sql`analyze application`.execute(db);
}
