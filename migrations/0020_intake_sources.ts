import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A picture of a mail that waits to be drawn has its own octets at hand, so that the mail is not read again for each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table incoming_picture add column source bytea;
  `.execute(db);
}
