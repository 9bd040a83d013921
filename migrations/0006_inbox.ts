import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The coordinators' shared inbox: threads with people and outside addresses, what was written in them, ready-made answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One conversation with one person. Somebody who is not of the programme is a person too, with an address and perhaps a name.
    create table thread (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      person_id bigint not null,
      subject text not null default '',
      -- waiting: the person waits for us; open: answered, and perhaps they write again; closed: settled.
      state text not null check (state in ('waiting','open','closed')),
      state_at timestamptz not null,
      assigned_to bigint,
      -- Handed to safeguarding: nobody else sees it.
      private_at timestamptz,
      spam_at timestamptz,
      -- Its messages stand in that other thread now.
      merged_into bigint,
      opened_at timestamptz not null,
      last_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index thread_list on thread (programme_id, state, last_at);
    create index thread_person on thread (programme_id, person_id);

    create table thread_message (
      programme_id bigint not null,
      id bigint generated always as identity,
      thread_id bigint not null,
      kind text not null check (kind in ('in','out','note')),
      author_id bigint,
      channel text not null check (channel in ('mail','form','page')),
      body text not null,
      -- As it came, when trimming took a quote or signature off.
      whole text,
      -- False when nothing shows that a mail really came from the address it names.
      verified boolean not null default true,
      -- Of a mail that came in: its own Message-ID.
      message_id text,
      form_key text,
      at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, thread_id) references thread on delete cascade
    );
    create index thread_message_thread on thread_message (programme_id, thread_id, id);
    create unique index thread_message_mail on thread_message (programme_id, author_id, message_id) where message_id is not null;
    create unique index thread_message_form on thread_message (programme_id, form_key) where form_key is not null;

    create table thread_picture (
      programme_id bigint not null,
      message_id bigint not null,
      file_id bigint not null,
      name text not null default '',
      primary key (programme_id, message_id, file_id),
      foreign key (programme_id, message_id) references thread_message on delete cascade,
      foreign key (programme_id, file_id) references file on delete cascade
    );

    create table canned_answer (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      name text not null,
      body jsonb not null,
      changed_at timestamptz not null,
      changed_by bigint,
      removed_at timestamptz,
      primary key (programme_id, id)
    );

    -- Volunteers who get what comes in by mail while nobody has taken it on.
    create table inbox_watch (
      programme_id bigint not null,
      person_id bigint not null,
      since timestamptz not null,
      primary key (programme_id, person_id),
      foreign key (programme_id, person_id) references person on delete cascade
    );

    create table ignored_sender (
      programme_id bigint not null references programme on delete cascade,
      address text not null,
      at timestamptz not null,
      by bigint,
      primary key (programme_id, address)
    );
  `.execute(db);
}
