import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The orders by the newest change say of whom each application is: for thousands with a tag these are walked along, and no application is read that is not shown. */
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
