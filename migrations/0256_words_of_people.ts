import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The words by which a person is found are stored beside the person. When a search finds many people, each row of a list is compared with
 * its words, and splitting the names took most of the time. The planner also learns which words are common.
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
