import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Controls, and signs that turn the text around them or are not seen: as `onCleanLine` takes them out. Joiners stay, which names in Persian and Indic scripts need. */
const UNSEEN = String.raw`[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]`;

/** Names of people have none, whichever way they come in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create function plain_person_names() returns trigger language plpgsql as $$
      begin
        new.name := btrim(regexp_replace(new.name, '${UNSEEN}+', '', 'g'));
        new.called := btrim(regexp_replace(new.called, '${UNSEEN}+', '', 'g'));
        new.pronunciation := btrim(regexp_replace(new.pronunciation, '${UNSEEN}+', '', 'g'));
        return new;
      end $$;
    create trigger person_plainly before insert or update of name, called, pronunciation on person
      for each row when (concat(new.name, new.called, new.pronunciation) ~ '${UNSEEN}') execute function plain_person_names();
    update person set name = name where concat(name, called, pronunciation) ~ '${UNSEEN}';
  `,
    )
    .execute(db);
}
