import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Accounts (for signing in only), programmes, and the people of each programme.
 * Every table of programme data carries programme_id first in its key, so that a big installation can spread by it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table setting (key text primary key, value jsonb not null, changed_at timestamptz not null);

    -- Counters of rate-limiter-flexible.
    create table rate_limit (key text primary key, points int not null default 0, expire bigint);

    create table account (
      id bigint generated always as identity primary key,
      address text not null unique,
      created_at timestamptz not null
    );
    create table operator (account_id bigint primary key references account on delete cascade, since timestamptz not null);

    create table session (
      id bigint generated always as identity primary key,
      account_id bigint not null references account on delete cascade,
      token_hash bytea not null unique,
      device text not null default '',
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index session_account on session (account_id);

    create table programme (
      id bigint generated always as identity primary key,
      slug text not null unique,
      name text not null,
      tagline jsonb not null default '{}',
      about jsonb not null default '{}',
      source_locale text not null,
      locales text[] not null,
      zone text not null,
      contact_address text not null,
      hold_bulk boolean not null default false,
      mail_paused_at timestamptz,
      created_at timestamptz not null,
      archived_at timestamptz
    );
    create table programme_host (host text primary key, programme_id bigint not null references programme on delete cascade);

    create table person (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      account_id bigint references account on delete set null,
      address text not null,
      address_confirmed_at timestamptz,
      name text not null default '',
      called text not null default '',
      pronunciation text not null default '',
      country text,
      zone text,
      locale text not null,
      imported_at timestamptz,
      invited_at timestamptz,
      reminded_at timestamptz,
      -- Holds what was begun in a browser for an address that is somebody's already, until that somebody opens the mailed link.
      stands_for bigint,
      created_at timestamptz not null,
      erased_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, stands_for) references person on delete cascade
    );
    create unique index person_address on person (programme_id, address) where erased_at is null;
    create index person_account on person (account_id);

    -- The six digits are an HMAC over (id, nonce) with the installation's key: nothing here tells them.
    create table sign_in_code (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      address text not null,
      browser_hash bytea not null,
      nonce bytea not null,
      tries int not null default 0,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      primary key (programme_id, id)
    );
    create index sign_in_code_browser on sign_in_code (programme_id, browser_hash);

    -- A person's new address, theirs once the link mailed there was used.
    create table address_change (
      programme_id bigint not null,
      id bigint generated always as identity,
      person_id bigint not null,
      address text not null,
      asked_at timestamptz not null,
      done_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete cascade
    );

    create table role (
      programme_id bigint not null,
      id bigint generated always as identity,
      person_id bigint not null,
      role text not null check (role in ('director','matcher','content_editor','moderator','chat_host','ambassador','safeguarding')),
      country text check ((role = 'ambassador') = (country is not null)),
      granted_at timestamptz not null,
      ended_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create unique index role_once on role (programme_id, person_id, role, coalesce(country, '')) where ended_at is null;

    create table invitation (
      programme_id bigint not null,
      id bigint generated always as identity,
      person_id bigint not null,
      role text not null,
      country text,
      invited_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      revoked_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete cascade
    );

    -- A link that carries a right. Its secret is an HMAC over (id, purpose, nonce) with the installation's key, so nothing here opens it.
    create table right_link (
      programme_id bigint not null,
      id bigint generated always as identity,
      person_id bigint not null,
      purpose text not null,
      subject text not null default '',
      nonce bytea not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create unique index right_link_once on right_link (programme_id, person_id, purpose, subject) where revoked_at is null and used_at is null;

    create table legal_text (
      programme_id bigint not null references programme on delete cascade,
      kind text not null check (kind in ('conduct','privacy')),
      version int not null,
      text jsonb not null,
      html jsonb not null default '{}',
      published_at timestamptz not null,
      published_by bigint,
      primary key (programme_id, kind, version)
    );
    create table consent (
      programme_id bigint not null,
      person_id bigint not null,
      kind text not null check (kind in ('conduct','privacy','adult')),
      version int not null,
      given_at timestamptz not null,
      withdrawn_at timestamptz,
      primary key (programme_id, person_id, kind, version),
      foreign key (programme_id, person_id) references person on delete cascade
    );

    create table file (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      sha256 bytea not null,
      kind text not null,
      bytes bytea not null check (octet_length(bytes) <= 5242880),
      created_at timestamptz not null,
      created_by bigint,
      primary key (programme_id, id),
      unique (programme_id, sha256)
    );

    -- One row for every change a person makes: the log, the source of notices, and what undo reads. Ids only.
    create table event (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      at timestamptz not null,
      actor_id bigint,
      actor_kind text not null check (actor_kind in ('person','operator','timetable','command')),
      kind text not null,
      subject_kind text not null,
      subject_id bigint not null,
      round_id bigint,
      data jsonb not null default '{}',
      undoes bigint,
      primary key (programme_id, id)
    );
    create index event_subject on event (programme_id, subject_kind, subject_id);
    create unique index event_undone_once on event (programme_id, undoes) where undoes is not null;

    -- The work list: open matters that any room writes to and clears.
    create table matter (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      kind text not null,
      subject_kind text not null,
      subject_id bigint not null,
      round_id bigint,
      country text,
      urgency int not null default 1,
      data jsonb not null default '{}',
      since timestamptz not null,
      assigned_to bigint,
      closed_at timestamptz,
      closed_by bigint,
      primary key (programme_id, id)
    );
    create unique index matter_open_once on matter (programme_id, kind, subject_kind, subject_id) where closed_at is null;
  `.execute(db);
}
