import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Announcements, and mails that somebody edited, are found by the beginnings of the words of their subjects, as messages are. Other
 * subjects follow from the kind of mail.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index announcement_found on announcement using gin (message_words(programme_id, jsonb_path_query_array(subject, '$.*')::text));
    create index outbox_edited_found on outbox using gin (message_words(programme_id, subject)) where edited_at is not null;
  `.execute(db);
}
