import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Signs that turn the text around them or are not seen, which go, and controls, for which a space stands: as `onCleanLine` has it. Joiners stay, which names in Persian and Indic scripts need. */
const UNSEEN = String.raw`\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb`;
const CONTROLS = String.raw`\u0001-\u001f\u007f-\u009f\u2028\u2029`;

const plainly = (column: string): string =>
  `new.${column} := btrim(regexp_replace(regexp_replace(new.${column}, '[${UNSEEN}]+', '', 'g'), '[${CONTROLS} ]+', ' ', 'g'));`;

/** Names of people have none, whichever way they come in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create function plain_person_names() returns trigger language plpgsql as $$
      begin
        ${plainly('name')}
        ${plainly('called')}
        ${plainly('pronunciation')}
        return new;
      end $$;
    create trigger person_plainly before insert or update of name, called, pronunciation on person
      for each row when (concat(new.name, new.called, new.pronunciation) ~ '[${UNSEEN}${CONTROLS}]') execute function plain_person_names();
    update person set name = name where concat(name, called, pronunciation) ~ '[${UNSEEN}${CONTROLS}]';
  `,
    )
    .execute(db);
}
