import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Indexes by the newest change also hold each application's person. For a tag with thousands of people, a list walks along them and reads
 * only applications that are shown.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    drop index application_latest, application_latest_state;
    create index application_latest on application (programme_id, round_id, state_at, id) include (person_id);
    create index application_latest_state on application (programme_id, round_id, state, state_at, id) include (person_id);
  `,
    )
    .execute(db);
}
