import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Proposals by each of their countries, in the order of how well they fit. Those from one country are read along three indexes at once, and
 * are counted in the indexes alone. With one index of all countries, a page for a small country led past thousands, and proposals of a
 * large country were counted row by row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create index proposal_first_from on proposal (programme_id, round_id, split_part(countries, ' ', 1), strength, id) include (countries);
    create index proposal_second_from on proposal (programme_id, round_id, split_part(countries, ' ', 2), strength, id) include (countries);
    create index proposal_third_from on proposal (programme_id, round_id, split_part(countries, ' ', 3), strength, id) include (countries)
      where split_part(countries, ' ', 3) <> '';
  `,
    )
    .execute(db);
}
