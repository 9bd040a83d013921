import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The words by which somebody is found stand beside them: where a search finds many, row after row of a list is held against them, and to take each name apart took most
 * of the time. The planner, too, learns which words are common.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    alter table person add column words tsvector not null generated always as (person_words(programme_id, name, address)) stored;
    drop index person_found;
    create index person_found on person using gin (words) where erased_at is null;
  `,
    )
    .execute(db);
}
