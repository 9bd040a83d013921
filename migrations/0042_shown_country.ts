import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Who comments may let their country stand beside the name they sign with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The signed name beside which their country may stand; null for none.
    alter table commenter add column country_with text;
  `.execute(db);
}
