import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A mail for several recipients is stored once, and pictures of mails are drawn one by one before the mail is handled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The octets of a mail that came for several of our addresses. What came for one stands in its own row.
    create table incoming_raw (
      id bigint generated always as identity primary key,
      raw bytea not null
    );
    alter table incoming add column raw_id bigint references incoming_raw;
    create index incoming_raw_of on incoming (raw_id) where raw_id is not null;

    -- They go with the last row that shows them, whatever removes that.
    create function forget_incoming_raw() returns trigger language plpgsql as $$
    begin
      delete from incoming_raw where id = old.raw_id and not exists (select from incoming where raw_id = old.raw_id);
      return null;
    end $$;
    create trigger incoming_raw_gone after delete or update of raw_id on incoming
      for each row when (old.raw_id is not null) execute function forget_incoming_raw();

    -- A picture of a mail that waits to be drawn, or was, until the mail is settled.
    create table incoming_picture (
      incoming_id bigint not null references incoming on delete cascade,
      -- Its place among the mail's attachments.
      number int not null,
      -- Known people's come first, and then what is the least work.
      is_known boolean not null,
      work int not null,
      tries int not null default 0,
      held_until timestamptz,
      spent_ms int not null default 0,
      -- What came of it: a picture drawn anew, or why there is none.
      kind text,
      bytes bytea,
      refusal jsonb,
      primary key (incoming_id, number)
    );
    create index incoming_picture_waiting on incoming_picture (is_known desc, work, incoming_id)
      where bytes is null and refusal is null;
  `.execute(db);
}
