import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Topics and their schedule; the outbox and everything that decides whether a mail may leave. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table topic (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      slug text not null,
      source_locale text not null,
      title jsonb not null,
      summary jsonb not null,
      essay jsonb not null,
      essay_html jsonb not null,
      questions jsonb not null,
      author text not null default '',
      created_at timestamptz not null,
      created_by bigint,
      archived_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, slug)
    );
    create table round_topic (
      programme_id bigint not null,
      round_id bigint not null,
      topic_id bigint not null,
      position int not null,
      day date not null,
      due_at timestamptz not null,
      queued_at timestamptz,
      published_at timestamptz,
      primary key (programme_id, round_id, topic_id),
      unique (programme_id, round_id, position),
      foreign key (programme_id, round_id) references round on delete cascade,
      foreign key (programme_id, topic_id) references topic on delete cascade
    );

    create table announcement (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      subject jsonb not null,
      body jsonb not null,
      filter jsonb not null default '{}',
      created_at timestamptz not null,
      created_by bigint,
      queued_at timestamptz,
      primary key (programme_id, id)
    );

    -- Every mail waits here; one row per recipient and occasion is what makes a mail leave once.
    create table outbox (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      kind text not null,
      occasion text not null,
      person_id bigint not null,
      address text not null,
      -- True when the mail goes to another address than the person's: one that waits to be confirmed.
      elsewhere boolean not null default false,
      locale text not null,
      data jsonb not null default '{}',
      many boolean not null,
      private boolean not null,
      urgent boolean not null default false,
      subject text not null,
      text text not null,
      html text not null,
      state text not null check (state in ('waiting','held','sending','sent','failed','dropped')),
      due_at timestamptz not null,
      queued_at timestamptz not null,
      edited_at timestamptz,
      edited_by bigint,
      attempts int not null default 0,
      leased_until timestamptz,
      lease text,
      message_id text not null,
      sent_at timestamptz,
      last_error text,
      primary key (programme_id, id),
      unique (programme_id, kind, occasion, person_id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index outbox_due on outbox (urgent desc, due_at) where state in ('waiting','sending');
    create index outbox_person on outbox (programme_id, person_id);

    -- What left while no SMTP server is set: the developer's mailbox. Never written otherwise.
    create table mailbox (
      id bigint generated always as identity primary key,
      address text not null,
      subject text not null,
      raw bytea not null,
      at timestamptz not null
    );

    create table wording (
      programme_id bigint not null references programme on delete cascade,
      locale text not null,
      key text not null,
      text text not null,
      changed_at timestamptz not null,
      changed_by bigint,
      primary key (programme_id, locale, key)
    );
    create table unsubscription (
      programme_id bigint not null,
      person_id bigint not null,
      category text not null,
      at timestamptz not null,
      primary key (programme_id, person_id, category),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create table bounce (
      programme_id bigint not null,
      id bigint generated always as identity,
      person_id bigint not null,
      outbox_id bigint not null,
      hard boolean not null,
      reply text not null,
      at timestamptz not null,
      primary key (programme_id, id),
      unique (programme_id, outbox_id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create table suppression (
      programme_id bigint not null references programme on delete cascade,
      address text not null,
      reason text not null,
      at timestamptz not null,
      primary key (programme_id, address)
    );
  `.execute(db);
}
