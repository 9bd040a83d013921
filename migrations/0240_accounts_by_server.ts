import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Each server may bring only a limited number of new people in a day, so they are counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index network_account_host on network_account (programme_id, host, fetched_at)`.execute(
    db,
  );
}
