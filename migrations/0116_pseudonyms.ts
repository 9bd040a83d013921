import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The pseudonyms that a person signed with in public. Nothing else about the person ever stands beside one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table commenter add column pseudonyms text[] not null default '{}'`.execute(db);
}
