import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The applicant's country is noted beside each application. An index then lists those from one country, by state or by newest change: among
 * a hundred thousand a page read past thousands of others. The note follows the person, and a change of whose the application is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(FOLLOWS).execute(db);
  await sql
    .raw(
      `
    create index application_by_country on application (programme_id, round_id, from_country, state_at, id) include (person_id);
    create index application_by_country_state on application (programme_id, round_id, from_country, state, state_at, id) include (person_id);
  `,
    )
    .execute(db);
}

const FOLLOWS = `
  alter table application add column from_country text;
  -- Nothing that is noted elsewhere follows from it.
  alter table application disable trigger user;
  update application a set from_country = p.country from person p
    where p.programme_id = a.programme_id and p.id = a.person_id and p.country is not null;
  alter table application enable trigger user;

  -- Whoever changes the person at the same moment waits, and finds the application.
  create function note_application_country() returns trigger language plpgsql as $$
    begin
      select p.country into new.from_country from person p
      where p.programme_id = new.programme_id and p.id = new.person_id for no key update;
      return new;
    end $$;
  create trigger application_from before insert or update of person_id on application
    for each row execute function note_application_country();

  create function applications_follow() returns trigger language plpgsql as $$
    begin
      update application set from_country = new.country
      where programme_id = new.programme_id and person_id = new.id and from_country is distinct from new.country;
      return null;
    end $$;
  create trigger person_applied_from after update on person for each row when (old.country is distinct from new.country)
    execute function applications_follow();
`;
