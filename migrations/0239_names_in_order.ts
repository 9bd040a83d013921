import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The index of people by name, with the same expression as the query. The old index wrote its accents as escapes, and so was never used.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    drop index person_by_name;
    create index person_by_name on person (programme_id,
      (lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)), id)
      where erased_at is null and stands_for is null;
  `,
    )
    .execute(db);
}
