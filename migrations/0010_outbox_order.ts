import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Of mails that are due at the same moment, as a topic's are, the next ones are found without sorting them all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index outbox_due;
    create index outbox_due on outbox (urgent desc, due_at, id) where state in ('waiting','sending');
  `.execute(db);
}
