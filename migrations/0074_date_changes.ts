import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** How often a date of a round has moved, and when it last did. From this, calendars know the newer version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table round_date
      add column changes integer not null default 0,
      add column changed_at timestamptz`.execute(db);
}
