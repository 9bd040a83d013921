import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The index of people by country also holds the country itself, so that a walk along it reads only people who are shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index person_by_country;
    create index person_by_country on person (programme_id, coalesce(country, ''), id) include (country)
      where erased_at is null and stands_for is null;
  `.execute(db);
}
