import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Leaving by a word in a mail waits an hour, in which no letter passes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table membership
      -- When a member leaves who asked for it by mail, and whether for another partner; null for everybody else.
      add column leaves_at timestamptz,
      add column leaves_for_another boolean not null default false;
    create index membership_leaves on membership (leaves_at) where leaves_at is not null and left_at is null;

    -- Written while a member was about to leave: nobody but its author has seen it.
    alter table letter add column held_at timestamptz;
  `.execute(db);
}
