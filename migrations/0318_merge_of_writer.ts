import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A merge records whether the person who went had nothing but their own writing. Mails that undo the merge then say other things, or
 * nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table person_merge add column of_writer boolean not null default false').execute(db);
}
