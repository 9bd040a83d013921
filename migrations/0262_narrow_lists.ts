import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Indexes alone filter and sort lists of applications: of thousands that a tag, a state or a name leads past, only rows that are shown are
 * read. The index of names has room for names of 600 octets, which is two hundred characters of any script.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create index application_of_person on application (programme_id, round_id, person_id) include (id, state, state_at);
    create index person_live on person (programme_id, id) include (country) where erased_at is null and stands_for is null;
    update person set name = left(name, 150) where octet_length(name) > 600;
    drop index person_by_name;
    create index person_by_name on person (programme_id,
      (lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)), id)
      include (name) where erased_at is null and stands_for is null;
  `,
    )
    .execute(db);
}
