import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The past live chats about a topic, stored with the topic: its page and the library read the topic anyway. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table topic add column held_chats jsonb not null default '[]';

    create function renew_held_chats() returns trigger language plpgsql as $$
    begin
      update topic set held_chats = held.chats
      from (
        select own.id, (
          select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'title', c.title, 'locale', c.locale) order by c.id), '[]') from chat c
          where c.programme_id = own.programme_id and c.topic_id = own.id and c.state = 'over' and c.rehearses_id is null) as chats
        from topic own
        where own.programme_id = coalesce(new.programme_id, old.programme_id) and own.id in (new.topic_id, old.topic_id)) held
      where topic.programme_id = coalesce(new.programme_id, old.programme_id) and topic.id = held.id
        and topic.held_chats is distinct from held.chats;
      return null;
    end $$;
    create trigger renew_held_chats after insert or delete or update of state, title, locale, slug, topic_id on chat
      for each row execute function renew_held_chats();
    update chat set state = state where topic_id is not null;
  `.execute(db);
}
