import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Whoever is asked has time to answer, drafts are reminded, and what moved dates bring about waits some minutes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table application
      -- When the time to answer "are you still available?" ends at the earliest; null until that question has left.
      add column answer_by timestamptz,
      -- When somebody who was asked and has not answered is asked anew, since the dates have moved.
      add column ask_again_at timestamptz,
      -- When a draft's owner was last reminded that applications close.
      add column draft_reminded_at timestamptz;
    create index application_ask_again on application (ask_again_at) where ask_again_at is not null;
    create index application_asked on application (programme_id, id)
      where available_asked_at is not null and available_at is null and answer_by is null;

    -- What happens at a date that was moved close by waits until then; null for all others.
    alter table round_date add column acts_from timestamptz;

    -- Who was asked before had the time that was told them.
    update application a set answer_by = d.due_at from round_date d
    where d.programme_id = a.programme_id and d.round_id = a.round_id and d.kind = 'matches'
      and a.available_asked_at is not null;
  `.execute(db);
}
