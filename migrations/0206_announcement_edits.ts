import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When the text of an announcement was changed last, and by whom: what left before has the earlier words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table announcement add column edited_at timestamptz, add column edited_by bigint`.execute(
    db,
  );
}
