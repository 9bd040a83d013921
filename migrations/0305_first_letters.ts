import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A name in the order of lists, as in the index of people by name. */
const inOrder = (name: string): string =>
  `lower(regexp_replace(normalize(${name}, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)`;

/**
 * The first letters of the words by which an applicant is found are noted beside each application, a bit for each. The indexes of newest
 * changes and of states hold these bits. A search that finds many then looks up only people with a word that begins so. Among a hundred
 * thousand, each row that a page led past meant reading a person from anywhere on the disk.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(FOLLOWS).execute(db);
  await sql
    .raw(
      `
    drop index application_latest;
    drop index application_latest_state;
    create index application_latest on application (programme_id, round_id, state_at, id) include (person_id, first_letters);
    create index application_latest_state on application (programme_id, round_id, state, state_at, id) include (person_id, first_letters);
  `,
    )
    .execute(db);
}

const FOLLOWS = String.raw`
  alter table application add column first_letters bigint;

  -- Of the words of somebody and of a search alike, as they are written: before each its programme stands, and a sign for what it is of. By 39 letters and figures have bits of their own, and
  -- the number is one that JavaScript holds.
  create function first_letters(words text) returns bigint language sql immutable parallel safe as $$
    select coalesce(bit_or(1::bigint << ascii(found[1]) % 39), 0) from regexp_matches(words, '''\d+[ @]([^''])', 'g') found
  $$;

  create or replace function note_application_country() returns trigger language plpgsql as $$
    begin
      select p.country, ${inOrder('p.name')}, first_letters(p.words::text) into new.from_country, new.in_name_order, new.first_letters from person p
      where p.programme_id = new.programme_id and p.id = new.person_id for no key update;
      return new;
    end $$;

  create or replace function applications_follow_name() returns trigger language plpgsql as $$
    declare
      named text := ${inOrder('new.name')};
      letters bigint := first_letters(new.words::text);
    begin
      -- An update of no row, too, would have triggers of the table look for what changed.
      if exists (
        select from application where programme_id = new.programme_id and person_id = new.id
          and (in_name_order, application.first_letters) is distinct from (named, letters)) then
        update application set in_name_order = named, first_letters = letters where programme_id = new.programme_id and person_id = new.id;
      end if;
      return null;
    end $$;
  create or replace trigger person_applied_as after update on person for each row when (old.name is distinct from new.name or old.words is distinct from new.words)
    execute function applications_follow_name();

  -- Nobody is renamed from here on until this is done. Nothing that is noted elsewhere follows from it.
  alter table application disable trigger user;
  update application a set first_letters = first_letters(p.words::text) from person p
    where p.programme_id = a.programme_id and p.id = a.person_id;
  alter table application enable trigger user;
`;
