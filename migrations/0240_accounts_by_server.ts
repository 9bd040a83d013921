import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Of one server no more than some people are new in a day, so they are counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index network_account_host on network_account (programme_id, host, fetched_at)`.execute(
    db,
  );
}
