import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * All people of a programme are a list, and people who applied to no round are part of it. Whether a person applied is noted beside them,
 * so that an index finds a few among very many.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const name = `(lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8))`;
  await sql
    .raw(
      `
    alter table person add column has_applied boolean not null default false;
    update person set has_applied = true from (select distinct programme_id, person_id from application) a
      where a.programme_id = person.programme_id and a.person_id = person.id;

    create function note_applied() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        update person p set has_applied = false
        where p.programme_id = old.programme_id and p.id = old.person_id and p.has_applied
          and not exists (select from application a where a.programme_id = p.programme_id and a.person_id = p.id);
      end if;
      if tg_op <> 'DELETE' then
        update person p set has_applied = true
        where p.programme_id = new.programme_id and p.id = new.person_id and not p.has_applied;
      end if;
      return null;
    end $$;
    create trigger applied_noted after insert or delete or update of person_id on application
      for each row execute function note_applied();

    create index person_by_arrival on person (programme_id, created_at, id) where erased_at is null and stands_for is null;
    create index person_unapplied_by_name on person (programme_id, ${name}, id)
      where not has_applied and erased_at is null and stands_for is null;
    create index person_unapplied_by_arrival on person (programme_id, created_at, id)
      where not has_applied and erased_at is null and stands_for is null;
  `,
    )
    .execute(db);
}
