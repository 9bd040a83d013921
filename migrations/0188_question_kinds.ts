import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Days, numbers and scales as answers. The program alone, not the database, now checks the kind of a question. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table question drop constraint question_type_check;
    -- Of a number or a scale: {"least": 1, "most": 5}.
    alter table question_version add column bounds jsonb;
  `.execute(db);
}
