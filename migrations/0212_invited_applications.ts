import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Drafts that an import made. Each page of the list of applications counts them, and used to read all drafts of the round to find none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index application_invited on application (programme_id, round_id, state_at, id)
    where state = 'draft' and source = 'import'`.execute(db);
}
