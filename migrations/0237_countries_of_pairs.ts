import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The kinds of pairs, with the table of their members and the way to the people in it. */
const PAIRS = [
  {
    pair: 'proposal',
    member: 'proposal_member',
    people: `join application a on a.programme_id = m.programme_id and a.id = m.application_id
      join person x on x.programme_id = a.programme_id and x.id = a.person_id`,
  },
  {
    pair: 'partnership',
    member: 'membership',
    people: 'join person x on x.programme_id = m.programme_id and x.id = m.person_id',
  },
] as const;

/**
 * Proposals and partnerships by the countries of their people. The sorted codes are one text, by which a list is sorted. An index of each
 * code, with programme and round before it, finds pairs with a person from a country. Both follow when people join or change their country.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function round_countries(programme bigint, round bigint, countries text) returns text[]
      language plpgsql immutable parallel safe as $$
    begin
      return array(select programme::text || '/' || round::text || '/' || code from unnest(string_to_array(countries, ' ')) code);
    end $$`.execute(db);
  for (const { pair, member, people } of PAIRS)
    await sql
      .raw(
        `
    alter table ${pair} add column countries text not null default '';
    create function countries_of_${pair}(programme bigint, pair bigint) returns text language sql stable as $$
      select coalesce(string_agg(x.country, ' ' order by x.country), '')
      from ${member} m ${people}
      where m.programme_id = programme and m.${pair}_id = pair $$;
    update ${pair} set countries = countries_of_${pair}(programme_id, id);

    create function note_${pair}_countries() returns trigger language plpgsql as $$
      begin
        update ${pair} p set countries = countries_of_${pair}(p.programme_id, p.id)
        from (select distinct programme_id, ${pair}_id as id from new_rows) own
        where p.programme_id = own.programme_id and p.id = own.id;
        return null;
      end $$;
    create trigger ${member}_from after insert on ${member} referencing new table as new_rows
      for each statement execute function note_${pair}_countries();
    create index ${pair}_by_countries on ${pair} (programme_id, round_id, countries, id);
    create index ${pair}_country on ${pair} using gin (round_countries(programme_id, round_id, countries));
    `,
      )
      .execute(db);
  await sql`
    create function note_person_country() returns trigger language plpgsql as $$
      begin
        update proposal p set countries = countries_of_proposal(p.programme_id, p.id)
        from application a join proposal_member m on m.programme_id = a.programme_id and m.application_id = a.id
        where a.programme_id = new.programme_id and a.person_id = new.id and p.programme_id = m.programme_id and p.id = m.proposal_id;
        update partnership p set countries = countries_of_partnership(p.programme_id, p.id)
        from membership m
        where m.programme_id = new.programme_id and m.person_id = new.id and p.programme_id = m.programme_id and p.id = m.partnership_id;
        return null;
      end $$;
    create trigger person_from after update on person for each row when (old.country is distinct from new.country)
      execute function note_person_country();

    -- Of two addresses that are made one, all goes to the other.
    create function note_other_person() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'membership' then
          update partnership set countries = countries_of_partnership(programme_id, id)
          where programme_id = new.programme_id and id = new.partnership_id;
        else
          update proposal p set countries = countries_of_proposal(p.programme_id, p.id)
          from proposal_member m
          where m.programme_id = new.programme_id and m.application_id = new.id and p.programme_id = m.programme_id and p.id = m.proposal_id;
        end if;
        return null;
      end $$;
    create trigger membership_of_another after update on membership for each row when (old.person_id is distinct from new.person_id)
      execute function note_other_person();
    create trigger application_of_another after update on application for each row when (old.person_id is distinct from new.person_id)
      execute function note_other_person();
  `.execute(db);
}
