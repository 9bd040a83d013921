import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Marks of people who are gone are looked up by the marks of those who may have come back, instead of all being read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index former_mark_open on former_mark (programme_id, mark) where successor_id is null;
    create index exclusion_open on exclusion (programme_id, excluded_address) where excluded_person_id is null;
  `.execute(db);
}
