import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Some people of a round by lot, always the same people. Counting the hours of a large round then reads only as many people as it needs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index application_lot on application (programme_id, round_id, hashint8(id))
    where state in ('confirmed', 'waiting', 'matched', 'finished')`.execute(db);
}
