import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Indexes by which these are found one after the other, instead of by reading a whole table: the zones of a programme's people, open matters by their kind, the
 * banned among who writes, who asked for a live chat by mail, mails by when they left (whichever older rows they stand among by now), and unfinished mails by
 * what they are, which are counted in the index alone.
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
