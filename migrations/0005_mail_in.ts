import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Mail that comes in: the raw message is stored before anything else is done with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Not keyed by programme: whose it is shows only when it has been read.
    create table incoming (
      id bigint generated always as identity primary key,
      programme_id bigint references programme on delete cascade,
      person_id bigint,
      channel text not null check (channel in ('smtp','imap','webhook')),
      -- '' is the null sender of reports and automatic answers.
      envelope_from text not null,
      envelope_to text not null,
      raw bytea not null,
      size int not null,
      message_id text not null default '',
      -- Of Message-ID, recipient and body: the same mail again is not a second one.
      fingerprint bytea not null unique,
      received_at timestamptz not null,
      state text not null check (state in ('waiting','done','tray','dropped')),
      -- Why it is in the tray, or was dropped.
      reason text,
      -- The kind of handler that took it.
      kind text,
      attempts int not null default 0,
      last_error text,
      -- When its sender, or a volunteer, said that it is theirs although the address did not show it.
      vouched_at timestamptz,
      settled_at timestamptz
    );
    create index incoming_open on incoming (state, received_at) where state in ('waiting','tray');
    create index incoming_person on incoming (programme_id, person_id);

    -- At most one automatic answer to an address a day, or two machines would write to each other for ever.
    create table automatic_answer (
      programme_id bigint not null references programme on delete cascade,
      address text not null,
      day date not null,
      primary key (programme_id, address, day)
    );

    -- A letter that came by mail: the whole text before quotes were cut off, and the mail's own Message-ID.
    alter table letter add column whole text;
    alter table letter add column message_id text;
  `.execute(db);
}
