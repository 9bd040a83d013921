import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Indexes that find the following rows one after the other, without reading a whole table. They find the zones of a programme's people,
 * open matters by kind, banned writers, and people who asked for a live chat by mail. They find mails by when they left, whatever older
 * rows lie among them, and unfinished mails by what they are. Those are counted in the index alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index person_zone on person (programme_id, zone) where erased_at is null`.execute(db);
  await sql`create index matter_open on matter (kind, since) where closed_at is null`.execute(db);
  await sql`create index commenter_banned on commenter (programme_id, banned_at) where banned_at is not null`.execute(
    db,
  );
  await sql`create index chat_wish_by_mail on chat_wish (programme_id, chat_id, person_id) where by_mail`.execute(
    db,
  );
  await sql`create index outbox_left on outbox (sent_at) where sent_at is not null`.execute(db);
  await sql`drop index outbox_sent`.execute(db);
  await sql`drop index outbox_unfinished`.execute(db);
  await sql`create index outbox_unfinished on outbox (programme_id, state, kind, occasion, private, due_at)
    where state in ('waiting', 'held', 'sending', 'failed', 'gathered')`.execute(db);
  await sql`create index outbox_failed on outbox (programme_id, id) where state = 'failed'`.execute(db);
}
