import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What is asked before somebody's account changes for good, and how it is taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When its owner last showed, by a code, that the mailbox is theirs.
    alter table session add column proved_at timestamptz;
    -- What the code is for, when it is not for signing in: such a code does nothing else.
    alter table sign_in_code add column act text not null default '';
    -- The first sign-in of an account tells nobody of a new browser; later ones do.
    alter table account add column signed_in_at timestamptz;

    -- Until then the address that was left can take the account back.
    alter table address_change
      add column old_address text,
      add column back_until timestamptz,
      add column taken_back_at timestamptz;

    -- When somebody who asked for it is erased; until then they can stay.
    alter table person add column erase_at timestamptz;
    create index person_erase on person (erase_at) where erase_at is not null;
  `.execute(db);
}
