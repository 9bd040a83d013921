import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The words of the names of everybody in a proposal are stored beside it, as for partnerships (0311). An index then finds a proposal by
 * words of two names. The words follow people who join, are renamed or become another person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    alter table proposal add column words tsvector not null default '';
    create function words_of_proposal(programme bigint, pair bigint) returns tsvector language sql stable as $$
      select coalesce(array_to_tsvector(array_agg(distinct word)), '')
      from proposal_member m
      join application a on a.programme_id = m.programme_id and a.id = m.application_id
      join person x on x.programme_id = a.programme_id and x.id = a.person_id, unnest(tsvector_to_array(x.words)) word
      -- Of an address each word has an @ before it.
      where m.programme_id = programme and m.proposal_id = pair and position('@' in word) = 0 $$;
    update proposal set words = words_of_proposal(programme_id, id);
    create index proposal_found on proposal using gin (words);

    create or replace function note_proposal_countries() returns trigger language plpgsql as $$
      begin
        update proposal p set countries = countries_of_proposal(p.programme_id, p.id), words = words_of_proposal(p.programme_id, p.id)
        from (select distinct programme_id, proposal_id as id from new_rows) own
        where p.programme_id = own.programme_id and p.id = own.id;
        return null;
      end $$;

    create function note_proposal_words() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'application' then
          update proposal p set words = words_of_proposal(p.programme_id, p.id)
          from proposal_member m
          where m.programme_id = new.programme_id and m.application_id = new.id and p.programme_id = m.programme_id and p.id = m.proposal_id;
        else
          update proposal p set words = words_of_proposal(p.programme_id, p.id)
          from application a join proposal_member m on m.programme_id = a.programme_id and m.application_id = a.id
          where a.programme_id = new.programme_id and a.person_id = new.id and p.programme_id = m.programme_id and p.id = m.proposal_id;
        end if;
        return null;
      end $$;
    create trigger person_in_proposals after update on person for each row when (old.name is distinct from new.name)
      execute function note_proposal_words();
    create trigger application_words_of_another after update on application for each row when (old.person_id is distinct from new.person_id)
      execute function note_proposal_words();
  `,
    )
    .execute(db);
}
