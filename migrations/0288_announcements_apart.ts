import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Mails of announcements that are not as the others of theirs: reworded by hand, or come back after they left. An announcement's other mails are
 * counted already, by their states.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_apart on outbox (programme_id, occasion)
    where kind = 'announcement' and state <> 'sent' and (edited_at is not null or sent_at is not null)`.execute(
    db,
  );
}
