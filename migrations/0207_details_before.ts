import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A person's name, language and zone as they were before a coordinator changed them, so that the last such change can be undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table details_before (
      programme_id bigint not null,
      person_id bigint not null,
      event_id bigint not null,
      name text not null,
      called text not null,
      pronunciation text not null,
      locale text not null,
      zone text,
      -- The version of what was written then: another by now, and nothing is undone.
      became text not null,
      primary key (programme_id, person_id),
      foreign key (programme_id, person_id) references person on delete cascade
    )
  `.execute(db);
}
