import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Whether a mail that came in is proven to come from whom it names, and a bound on answers to those who are not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Found once, since keys are changed and name servers fail; null until then.
    alter table incoming add column proof text check (proof in ('pass','fail','none','unsure'));
    -- Which server handed it to us, where we listen to the world ourselves; gone once the proof is found.
    alter table incoming add column client_address text;
    alter table incoming add column client_name text;

    -- Automatic answers to addresses that nothing proved: by a keyed hash, for two days.
    create table stranger_answer (
      address_hash bytea not null,
      day date not null,
      at timestamptz not null,
      primary key (address_hash, day)
    );
    create index stranger_answer_at on stranger_answer (at);
  `.execute(db);
}
