import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Reminders to the person whose turn it is to write, and people who rest after the last of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table turn_reminder (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      person_id bigint not null,
      owes text not null check (owes in ('first-letter', 'answer', 'sign')),
      -- Since when it is their turn: a new turn begins with step 1.
      since timestamptz not null,
      step int not null check (step > 0),
      sent_at timestamptz not null,
      -- False where they want no reminders: the steps go on all the same, for who waits.
      mailed boolean not null,
      primary key (programme_id, id),
      unique (programme_id, partnership_id, person_id, since, step),
      foreign key (programme_id, partnership_id) references partnership on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index turn_reminder_person on turn_reminder (programme_id, person_id);

    alter table membership add column rests_at timestamptz;
    -- Days after which who owes a letter is reminded.
    alter table programme add column reminder_days int[] not null default '{7,14,21}';
  `.execute(db);
}
