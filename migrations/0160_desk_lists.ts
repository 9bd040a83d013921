import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Lists of the workbench: the columns that a volunteer wants to see, and views that volunteers share. An index lists applications by name
 * and by country. Names are in the order of their letters, whatever their accents and capitals.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      String.raw`
    create table list_columns (
      programme_id bigint not null references programme on delete cascade,
      person_id bigint not null,
      list text not null,
      columns text[] not null,
      primary key (programme_id, person_id, list),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create table list_view (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      list text not null,
      -- The query of its address, in the order of its names, without blanks and defaults: two views never show the same.
      query text not null,
      name text not null,
      kept_by bigint not null,
      kept_at timestamptz not null,
      primary key (programme_id, id),
      unique (programme_id, list, query)
    );
    create index list_view_keeper on list_view (programme_id, kept_by);
    create index person_by_name on person (programme_id,
      lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8), id)
      where erased_at is null and stands_for is null;
    create index person_by_country on person (programme_id, coalesce(country, ''), id)
      where erased_at is null and stands_for is null;
  `,
    )
    .execute(db);
}
