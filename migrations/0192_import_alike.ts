import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Rows of an import in preparation that may belong to somebody who is there already, or to one person twice, and a volunteer's decision
 * about them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create table import_alike (
      programme_id bigint not null,
      id bigint generated always as identity,
      draft_id bigint not null,
      row integer not null,
      -- Somebody who is here, or an earlier row of the same file.
      person_id bigint,
      other_row integer,
      evidence text[] not null,
      -- None while nobody said it.
      said text check (said in ('same', 'different')),
      primary key (programme_id, id),
      unique nulls not distinct (programme_id, draft_id, row, person_id, other_row),
      foreign key (programme_id, draft_id) references import_draft on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade,
      check (num_nonnulls(person_id, other_row) = 1)
    );
    create index import_alike_person on import_alike (programme_id, person_id) where person_id is not null;
  `,
    )
    .execute(db);
}
