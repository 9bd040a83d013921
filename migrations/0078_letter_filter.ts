import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A programme may hold back phone numbers and links in the first letters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table programme add column filters_letters boolean not null default false`.execute(db);
}
