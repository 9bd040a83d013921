import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When, and by whom, the text of an announcement was last changed: mails that left before that have the earlier words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table announcement add column edited_at timestamptz, add column edited_by bigint`.execute(
    db,
  );
}
