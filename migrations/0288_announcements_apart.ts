import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Mails that differ from the others of their announcement: reworded by hand, or back after they left. The announcement's other mails are
 * already counted by state.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_apart on outbox (programme_id, occasion)
    where kind = 'announcement' and state <> 'sent' and (edited_at is not null or sent_at is not null)`.execute(
    db,
  );
}
