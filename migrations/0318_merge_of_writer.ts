import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A merge tells whether the one who went had nothing but what they wrote: mails that undo it say other things then, or nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table person_merge add column of_writer boolean not null default false').execute(db);
}
