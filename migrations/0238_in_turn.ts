import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Applications in the order in which they came. People without a partner are listed in that order, one turn after the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index application_came on application (programme_id, round_id, state, coalesce(submitted_at, created_at), id)`.execute(
    db,
  );
}
