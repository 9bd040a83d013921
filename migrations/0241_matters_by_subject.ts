import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Matters by their subject, including settled ones: the page of a person shows all of theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index matter_subject on matter (programme_id, subject_kind, subject_id)`.execute(db);
}
