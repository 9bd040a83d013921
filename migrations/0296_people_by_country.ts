import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * People who never applied, by country, and people who did, for counting. However few they are in a large programme, nobody else is read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index person_unapplied_by_country on person (programme_id, coalesce(country, ''), id)
      where not has_applied and erased_at is null and stands_for is null;
    create index person_applied on person (programme_id, id)
      where has_applied and erased_at is null and stands_for is null;
  `.execute(db);
}
