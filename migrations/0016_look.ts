import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Colours and logos of programmes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Apart from other files: a logo that was replaced stays, so that the change can be undone.
    create table logo (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      kind text not null,
      bytes bytea not null check (octet_length(bytes) <= 1048576),
      width int not null,
      height int not null,
      created_at timestamptz not null,
      created_by bigint,
      primary key (programme_id, id)
    );
    alter table programme add column look jsonb not null default '{}';
  `.execute(db);
}
