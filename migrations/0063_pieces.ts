import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The timetable does the work of a date in pieces, however many people a round has; so does its work for a topic. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table round_date
      -- How far what happens at the date has come, from its first piece until it is done.
      add column far jsonb;
    alter table round_topic
      -- How far its mails have come into the outbox, from the first of them until all are there.
      add column far jsonb;

    -- The next of a round's, by their numbers.
    create index proposal_next on proposal (programme_id, round_id, id);
    drop index proposal_round;
  `.execute(db);
}
