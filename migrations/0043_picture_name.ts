import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The picture of who comments stands beside the name it was chosen with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The signed name beside which their picture stands; null until they sign for the first time.
    alter table commenter add column picture_with text;
    update commenter set picture_with = name where picture_id is not null and name <> '';
  `.execute(db);
}
