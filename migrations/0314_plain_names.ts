import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Signs that turn the text around them or are not seen, which go, and controls, for which a space stands: as `onCleanLine` has it. Joiners stay, which names in Persian and Indic scripts need. */
const UNSEEN = String.raw`\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb`;
const CONTROLS = String.raw`\u0001-\u001f\u007f-\u009f\u2028\u2029`;

const IS_ODD = (row: string): string =>
  `concat(${row}name, ${row}called, ${row}pronunciation) ~ '[${UNSEEN}${CONTROLS}]'`;

/**
 * Names of people have none, whichever way they come in. Changes are put right after they are made: with a trigger before them PostgreSQL would work out the words of a name
 * anew with every change of somebody.
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
