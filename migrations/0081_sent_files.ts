import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Documents travel with letters, and are kept unchanged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- How much somebody sent within a day.
    create index file_sent on file (programme_id, created_by, created_at) where from_mail;
  `.execute(db);
}
