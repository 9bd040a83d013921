import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Guests who write their post themselves, by a mailed link. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table guest_post
      add column person_id bigint,
      add column handed_in_at timestamptz,
      add foreign key (programme_id, person_id) references person on delete set null (person_id);
  `.execute(db);
}
