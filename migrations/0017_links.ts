import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What ends what was mailed or given out before, and what a browser may do that came by the link of a mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Counts how often everything given out before was ended. Reply addresses and cookies of a person carry the count of their time.
    alter table person add column link_epoch int not null default 0;

    -- A browser that came by a mailed link reaches what that link is about, and nothing else. Apart from sessions, so that whoever
    -- reads those never takes one for the other; it ends with its link.
    create table link_session (
      programme_id bigint not null,
      id bigint generated always as identity,
      link_id bigint not null,
      token_hash bytea not null,
      device text not null default '',
      created_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (programme_id, id),
      unique (programme_id, token_hash),
      foreign key (programme_id, link_id) references right_link on delete cascade
    );
    create index link_session_link on link_session (programme_id, link_id);
  `.execute(db);
}
