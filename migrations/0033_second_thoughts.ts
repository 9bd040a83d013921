import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A yes by mail to staying in touch waits an hour; links that are over are found by when, and people by their address in any programme. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When a yes counts that was given by mail; null for everybody else.
    alter table membership add column touch_due_at timestamptz;
    create index membership_touch on membership (touch_due_at) where touch_due_at is not null;

    -- When a link was over: used, ended or run out, whichever came first.
    create index right_link_over on right_link (least(expires_at, used_at, revoked_at));

    create index person_anywhere on person (address) where erased_at is null;
  `.execute(db);
}
