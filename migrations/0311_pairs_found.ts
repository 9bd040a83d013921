import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The words of the names of everybody who is or was in a partnership are stored beside it. An index then finds a pair by words of two
 * names. The words follow people who join, are renamed or become another person, as the countries of pairs do (0237). Announcements, notes
 * and tags are found by their words too, and edited mails by their recipient.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    alter table partnership add column words tsvector not null default '';
    create function words_of_partnership(programme bigint, pair bigint) returns tsvector language sql stable as $$
      select coalesce(array_to_tsvector(array_agg(distinct word)), '')
      from membership m join person x on x.programme_id = m.programme_id and x.id = m.person_id, unnest(tsvector_to_array(x.words)) word
      -- Of an address each word has an @ before it.
      where m.programme_id = programme and m.partnership_id = pair and position('@' in word) = 0 $$;
    update partnership set words = words_of_partnership(programme_id, id);
    create index partnership_found on partnership using gin (words);

    create or replace function note_partnership_countries() returns trigger language plpgsql as $$
      begin
        update partnership p set countries = countries_of_partnership(p.programme_id, p.id), words = words_of_partnership(p.programme_id, p.id)
        from (select distinct programme_id, partnership_id as id from new_rows) own
        where p.programme_id = own.programme_id and p.id = own.id;
        return null;
      end $$;

    create function note_partnership_words() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'membership' then
          update partnership set words = words_of_partnership(programme_id, id)
          where programme_id = new.programme_id and id = new.partnership_id;
        elsif exists (select from membership where programme_id = new.programme_id and person_id = new.id) then
          update partnership p set words = words_of_partnership(p.programme_id, p.id)
          from membership m
          where m.programme_id = new.programme_id and m.person_id = new.id and p.programme_id = m.programme_id and p.id = m.partnership_id;
        end if;
        return null;
      end $$;
    create trigger person_in_pairs after update on person for each row when (old.name is distinct from new.name)
      execute function note_partnership_words();
    create trigger membership_words_of_another after update on membership for each row when (old.person_id is distinct from new.person_id)
      execute function note_partnership_words();

    drop index announcement_found;
    create index announcement_found on announcement using gin (message_words(programme_id,
      jsonb_path_query_array(subject, '$.*')::text || ' ' || jsonb_path_query_array(body, '$.*')::text));
    create index outbox_edited_person on outbox (programme_id, person_id) where edited_at is not null;
    create index person_note_found on person_note using gin (message_words(programme_id, body)) where removed_at is null;
    create index person_tag_found on person_tag using gin (message_words(programme_id, tag));
  `,
    )
    .execute(db);
}
