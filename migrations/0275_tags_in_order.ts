import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The state of the tagged person's application, and its date, are noted beside the tag. An index then lists people with one tag, wherever
 * in the round they are. A walk along all applications had to pass every application in another state first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    alter table person_tag add column state text, add column state_at timestamptz;
    update person_tag t set state = a.state, state_at = a.state_at from application a
      where a.programme_id = t.programme_id and a.round_id = t.round_id and a.person_id = t.person_id;

    -- Whoever changes the application at the same moment waits, and finds the tag.
    create function note_tag() returns trigger language plpgsql as $$
      begin
        select a.state, a.state_at into new.state, new.state_at from application a
        where a.programme_id = new.programme_id and a.round_id = new.round_id and a.person_id = new.person_id for share;
        return new;
      end $$;
    create trigger tag_noted before insert or update of person_id, round_id on person_tag
      for each row execute function note_tag();

    create function tags_follow() returns trigger language plpgsql as $$
      begin
        if exists (select from person_tag) then
          -- A plan of its own each time: rows are one or a hundred thousand.
          execute $follow$
            update person_tag t set state = a.state, state_at = a.state_at from new_rows a
            where t.programme_id = a.programme_id and t.round_id = a.round_id and t.person_id = a.person_id
              and (t.state, t.state_at) is distinct from (a.state, a.state_at) $follow$;
        end if;
        return null;
      end $$;
    create trigger application_insert_tagged after insert on application referencing new table as new_rows
      for each statement execute function tags_follow();
    create trigger application_update_tagged after update on application referencing new table as new_rows
      for each statement execute function tags_follow();

    create index person_tag_in_state on person_tag (programme_id, round_id, tag, state, state_at, person_id);
    create index person_tag_in_turn on person_tag (programme_id, round_id, tag, state_at, person_id);
  `,
    )
    .execute(db);
}
