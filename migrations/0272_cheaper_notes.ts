import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The effects of a change to a row are worked out only if there can be any. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // While any trigger may change a person before an update, PostgreSQL works out all generated columns anew with each update. So it split
  // every name into words, whatever had changed.
  await sql`
    create or replace function compare_again() returns trigger language plpgsql as $$
      begin
        update person set compared_at = null where programme_id = new.programme_id and id = new.id;
        return null;
      end $$;
    create or replace trigger compare_again after update of name, address, country on person for each row
      when (old.erased_at is null and new.erased_at is null and new.compared_at is not null
        and (old.name, old.address, old.country) is distinct from (new.name, new.address, new.country))
      execute function compare_again();

    -- As one expression, which PL/pgSQL works out without a query.
    create or replace function round_countries(programme bigint, round bigint, countries text) returns text[]
      language plpgsql immutable parallel safe as $$
    begin
      return case when countries = '' then '{}'::text[] else string_to_array(
        programme::text || '/' || round::text || '/' || replace(countries, ' ', ' ' || programme::text || '/' || round::text || '/'), ' ') end;
    end $$;
  `.execute(db);
  await sql.raw(OWED).execute(db);
}

/**
 * The people to whom an earlier round may owe a first place, for `note_owed` and for a membership. They are found before the rest of the
 * condition is checked.
 */
const OWED = `
  alter function note_owed(bigint, bigint[]) rename to note_owed_of;

  -- Only somebody who applied to two rounds, or was owed a place before.
  create function note_owed(programme bigint, people bigint[]) returns void language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
    declare
      able bigint[];
    begin
      -- Of many by a plan of its own: one kept from when the table was small may read all of it for each.
      if cardinality(people) > 50 then
        execute 'select array_agg(p) from unnest($2) p where (
          select bool_or(a.owed_first) or min(a.round_id) <> max(a.round_id) from application a where a.programme_id = $1 and a.person_id = p)'
        into able using programme, people;
      else
        select array_agg(p) into able from unnest(people) p where (
          select bool_or(a.owed_first) or min(a.round_id) <> max(a.round_id) from application a where a.programme_id = programme and a.person_id = p);
      end if;
      if able is not null then perform note_owed_of(programme, able); end if;
    end $$;

  create or replace function owed_by_memberships() returns trigger language plpgsql as $$
    begin
      perform note_owed(p.programme_id, array_agg(distinct p.person_id)) from (
        (select programme_id, partnership_id, person_id, round_id, joined_at, left_at, let_down_at from new_rows
          except select programme_id, partnership_id, person_id, round_id, joined_at, left_at, let_down_at from old_rows)
        union all
        (select programme_id, partnership_id, person_id, round_id, joined_at, left_at, let_down_at from old_rows
          except select programme_id, partnership_id, person_id, round_id, joined_at, left_at, let_down_at from new_rows)
      ) p group by p.programme_id;
      return null;
    end $$;
`;
