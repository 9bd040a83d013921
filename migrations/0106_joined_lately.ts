import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** An index finds people who came into a partnership lately, without reading everybody in one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index membership_joined on membership (programme_id, round_id, joined_at) where left_at is null`.execute(
    db,
  );
}
