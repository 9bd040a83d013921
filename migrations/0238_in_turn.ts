import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Applications in the order in which they came: those without a partner are listed by it, of one turn after the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index application_came on application (programme_id, round_id, state, coalesce(submitted_at, created_at), id)`.execute(
    db,
  );
}
