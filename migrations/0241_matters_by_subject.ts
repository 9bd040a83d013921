import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Matters by what they are about, those that were dealt with, too: the page of somebody tells all of theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index matter_subject on matter (programme_id, subject_kind, subject_id)`.execute(db);
}
