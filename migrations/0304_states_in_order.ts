import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A name in the order of lists, as in the index of people by name. */
const inOrder = (name: string): string =>
  `lower(regexp_replace(normalize(${name}, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)`;

/**
 * The applicant's name in list order is noted beside each application, as the country is. An index then lists those in a state by name or
 * by country: among a hundred thousand a page first read all ten thousand of the state. The note follows the person, and a change of whose
 * the application is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(FOLLOWS).execute(db);
  await sql
    .raw(
      `
    create index application_state_by_name on application (programme_id, round_id, state, in_name_order, person_id) include (id);
    create index application_state_by_country on application (programme_id, round_id, state, coalesce(from_country, ''), person_id) include (id, from_country);
  `,
    )
    .execute(db);
}

const FOLLOWS = `
  alter table application add column in_name_order text collate pg_c_utf8;

  create or replace function note_application_country() returns trigger language plpgsql as $$
    begin
      select p.country, ${inOrder('p.name')} into new.from_country, new.in_name_order from person p
      where p.programme_id = new.programme_id and p.id = new.person_id for no key update;
      return new;
    end $$;

  create function applications_follow_name() returns trigger language plpgsql as $$
    declare
      named text := ${inOrder('new.name')};
    begin
      -- An update of no row, too, would have triggers of the table look for what changed.
      if exists (
        select from application where programme_id = new.programme_id and person_id = new.id and in_name_order is distinct from named) then
        update application set in_name_order = named where programme_id = new.programme_id and person_id = new.id;
      end if;
      return null;
    end $$;
  create trigger person_applied_as after update on person for each row when (old.name is distinct from new.name)
    execute function applications_follow_name();

  -- Nobody is renamed from here on until this is done. Nothing that is noted elsewhere follows from it.
  alter table application disable trigger user;
  update application a set in_name_order = ${inOrder('p.name')} from person p
    where p.programme_id = a.programme_id and p.id = a.person_id;
  alter table application enable trigger user;
`;
