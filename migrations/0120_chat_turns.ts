import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The progress of a session's reminders and of news that its hour moved, and indexes for the timetable's search at each tick. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table chat_session
      -- The reminder that is under way (its step and the beginning that it is of), and the last person who was reminded.
      add column reminding_for text,
      add column reminding_after bigint,
      -- A rule for clocks changed: the zones in which people are still to be told, of which sequence, and the last person who was.
      add column shifted_zones text[],
      add column shifted_sequence int,
      add column shifted_after bigint;
    create index chat_session_planned on chat_session (starts_at) where state = 'planned';
    create index chat_session_shifted on chat_session (programme_id, id) where shifted_zones is not null;

    create index chat_message_unconfirmed on chat_message (written_at) where state = 'unconfirmed';
    create index chat_message_worded on chat_message (state_at) where state in ('hidden', 'withdrawn') and body <> '';
  `.execute(db);
}
