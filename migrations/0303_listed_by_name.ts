import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * People from a country sorted by name, and pairs that ended early by state and by how much they wrote. Among a hundred thousand, a page of
 * them led past thousands from other countries, and past all pairs that go on. For queries without a country the planner must not use that
 * index: it would go through all of it for a few names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create index person_country_by_name on person (programme_id, country,
      (lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)), id)
      where country is not null and erased_at is null and stands_for is null;
    create index partnership_early_state on partnership (programme_id, round_id, state, id) where end_reason in ('left', 'volunteer');
    create index partnership_early_letters on partnership (programme_id, round_id, letters, id) where end_reason in ('left', 'volunteer');
  `,
    )
    .execute(db);
}
