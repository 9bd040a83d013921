import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Signing in with a provider of one's own: who is known there under which number, and where we are registered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Of an account, as sessions are: it reaches every programme. Found by the provider's own number alone, never by an address.
    create table sign_in_identity (
      id bigint generated always as identity primary key,
      account_id bigint not null references account on delete cascade,
      provider text not null,
      issuer text not null,
      subject text not null,
      -- What they are called there, so that they know which it is.
      name text not null,
      linked_at timestamptz not null,
      used_at timestamptz,
      unique (provider, issuer, subject)
    );
    create index sign_in_identity_account on sign_in_identity (account_id);

    -- What servers that register whoever asks gave us; the secret is sealed with the installation's key.
    create table sign_in_client (
      id bigint generated always as identity primary key,
      server text not null,
      redirect_uri text not null,
      client_id text not null,
      client_secret text not null,
      registered_at timestamptz not null
    );
    create index sign_in_client_server on sign_in_client (server, redirect_uri, registered_at);

    -- Set when whoever asked may be new here: their name and language, for the person they become with the code.
    alter table sign_in_code add column newcomer jsonb;
  `.execute(db);
}
