import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A new address that a volunteer gave for a person with a role or with letters takes effect some days after it was confirmed. The people
 * who share the letters must first confirm that it is the same person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table address_change
      add column offered_by bigint,
      add column proven_at timestamptz,
      add column holds_at timestamptz;
    create index address_change_holds on address_change (holds_at) where done_at is null and holds_at is not null;

    create table address_vouch (
      programme_id bigint not null,
      change_id bigint not null,
      person_id bigint not null,
      asked_at timestamptz not null,
      said_at timestamptz,
      knows boolean,
      primary key (programme_id, change_id, person_id),
      foreign key (programme_id, change_id) references address_change on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index address_vouch_person on address_vouch (programme_id, person_id);
  `.execute(db);
}
