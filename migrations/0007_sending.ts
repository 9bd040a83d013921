import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** How mail leaves: keys it is signed with, routes it takes, how much went where; each person's rhythm; what bounced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The key is sealed with the installation's secret: the database alone signs nothing.
    create table dkim_key (
      domain text not null,
      selector text not null,
      public_key text not null,
      sealed_key text not null,
      created_at timestamptz not null,
      primary key (domain, selector)
    );

    -- Mail servers the operator entered; the first that works and has room takes a mail. SMTP_URL is one beside these.
    create table mail_route (
      id bigint generated always as identity primary key,
      name text not null,
      position int not null,
      host text not null,
      port int not null check (port between 1 and 65535),
      security text not null check (security in ('tls','starttls','none')),
      username text not null default '',
      sealed_password text,
      connections int not null default 5 check (connections between 1 and 50),
      per_minute int check (per_minute > 0),
      per_day int check (per_day > 0),
      domain_per_minute int check (domain_per_minute > 0),
      created_at timestamptz not null
    );

    -- Mails that left, by route, receiving domain and slot of time: what the limits count. '*' is a route's whole.
    create table mail_traffic (
      route text not null,
      domain text not null,
      slot timestamptz not null,
      sent int not null,
      primary key (route, domain, slot)
    );

    alter table outbox drop constraint outbox_state_check;
    alter table outbox add constraint outbox_state_check
      check (state in ('waiting','held','sending','sent','failed','dropped','gathered','bundled'));
    -- How often a worker began to send it without coming to an end: one that ends the worker each time is set aside.
    alter table outbox add column begun int not null default 0;
    create index outbox_gathered on outbox (due_at) where state = 'gathered';
    create index outbox_message on outbox (message_id);
    create index outbox_address on outbox (address);

    -- How a person wants what can wait: each mail at once, or gathered; never within their quiet hours (minutes of the day).
    create table mail_rhythm (
      programme_id bigint not null,
      person_id bigint not null,
      rhythm text not null check (rhythm in ('each','daily','weekly')),
      everything boolean not null default false,
      only_acts boolean not null default false,
      quiet_from int check (quiet_from between 0 and 1439),
      quiet_until int check (quiet_until between 0 and 1439),
      changed_at timestamptz not null,
      primary key (programme_id, person_id),
      check ((quiet_from is null) = (quiet_until is null)),
      foreign key (programme_id, person_id) references person on delete cascade
    );

    -- What came back. Its origin tells how we learned of it; one row for each mail and kind of news.
    alter table bounce drop constraint bounce_programme_id_outbox_id_key;
    alter table bounce alter column outbox_id drop not null;
    alter table bounce add column address text not null default '';
    alter table bounce add column kind text not null default 'bounce' check (kind in ('bounce','complaint'));
    alter table bounce add column origin text not null default 'smtp' check (origin in ('smtp','report','webhook'));
    alter table bounce add column score real not null default 0;
    create unique index bounce_once on bounce (programme_id, outbox_id, kind) where outbox_id is not null;
    create index bounce_address on bounce (programme_id, address, at);

    -- Events of providers, so that one told twice counts once.
    create table provider_event (provider text not null, id text not null, at timestamptz not null, primary key (provider, id));
  `.execute(db);
}
