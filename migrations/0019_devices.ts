import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Browsers that an account knows, and what keeps strangers from using up somebody's codes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Of an account, as sessions are. One browser may be known to several accounts by the same token.
    create table device (
      account_id bigint not null references account on delete cascade,
      token_hash bytea not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      primary key (account_id, token_hash)
    );

    -- Asked for by a stranger when too many were: no mail leaves for it, and nothing typed is right.
    alter table sign_in_code add column walled boolean not null default false;
    create index sign_in_code_address on sign_in_code (address, created_at);

    -- How often each thing happened on a day (UTC), for the operator to see an attack: numbers alone.
    create table sign_in_count (
      day date not null,
      kind text not null,
      times int not null,
      primary key (day, kind)
    );

    -- Counters were kept under addresses of networks; now under keyed hashes. They run out by themselves and start anew.
    delete from rate_limit;
  `.execute(db);
}
