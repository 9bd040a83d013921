import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The agreement of partners: how often they are in touch, by which means, in which language, and what each of them hopes for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agreement (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      version int not null,
      how_often text not null check (how_often in ('weekly', 'fortnightly', 'monthly', 'flexible')),
      means text[] not null,
      language text not null,
      proposed_at timestamptz not null,
      -- When another version took its place. It stands while it is null and each member accepted it.
      replaced_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, partnership_id, version),
      foreign key (programme_id, partnership_id) references partnership on delete cascade
    );

    create table agreement_member (
      programme_id bigint not null,
      agreement_id bigint not null,
      person_id bigint not null,
      hopes text not null default '',
      proposed boolean not null default false,
      accepted_at timestamptz,
      -- When they asked to talk about it again.
      reopened_at timestamptz,
      primary key (programme_id, agreement_id, person_id),
      foreign key (programme_id, agreement_id) references agreement on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index agreement_member_person on agreement_member (programme_id, person_id);
  `.execute(db);
}
