import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Characters that change the direction of text or are invisible are removed, and controls become a space, as in `onCleanLine`. Joiners
 * stay: names in Persian and Indic scripts need them.
 */
const UNSEEN = String.raw`\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb`;
const CONTROLS = String.raw`\u0001-\u001f\u007f-\u009f\u2028\u2029`;

const IS_ODD = (row: string): string =>
  `concat(${row}name, ${row}called, ${row}pronunciation) ~ '[${UNSEEN}${CONTROLS}]'`;

/**
 * People's names have none of these, whichever way they come in. A name is put right after the change: with a trigger before it, PostgreSQL
 * would split the name into words with every change of a person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create function plain_name(name text) returns text language sql immutable as $$
      select btrim(regexp_replace(regexp_replace(name, '[${UNSEEN}]+', '', 'g'), '[${CONTROLS} ]+', ' ', 'g')) $$;
    create function plain_person_names() returns trigger language plpgsql as $$
      begin
        new.name := plain_name(new.name);
        new.called := plain_name(new.called);
        new.pronunciation := plain_name(new.pronunciation);
        return new;
      end $$;
    create function plain_changed_names() returns trigger language plpgsql as $$
      begin
        update person set name = plain_name(name), called = plain_name(called), pronunciation = plain_name(pronunciation)
        where programme_id = new.programme_id and id = new.id;
        return null;
      end $$;
    create trigger person_plainly before insert on person
      for each row when (${IS_ODD('new.')}) execute function plain_person_names();
    create trigger person_plainly_changed after update of name, called, pronunciation on person
      for each row when (${IS_ODD('new.')}) execute function plain_changed_names();
    update person set name = name where ${IS_ODD('')};
  `,
    )
    .execute(db);
}
