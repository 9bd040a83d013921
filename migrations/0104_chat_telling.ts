import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** How far people have been told of a chat and its hours: the announcement, moves, reminders, and the hours on clocks in each zone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table chat
      -- The sequence that everybody has heard of, and the hours it had; null before the announcement was mailed.
      add column told_sequence int,
      add column told_hours text,
      -- The last person who was told of the present one, while that is under way.
      add column telling_after bigint;
    create index chat_untold on chat (programme_id, id) where announced_at is not null and told_sequence is distinct from sequence;

    alter table chat_session
      -- The edition of the world's rules for clocks, and the sequence, that chat_clock was noted by.
      add column clocks_as text,
      -- The beginning that people were reminded of, a day and ten minutes before.
      add column day_reminded_for timestamptz,
      add column soon_reminded_for timestamptz;

    -- How the clocks of each zone in which people heard of a session showed it.
    create table chat_clock (
      programme_id bigint not null,
      session_id bigint not null,
      zone text not null,
      -- The hour on the clocks of its place, and on theirs: 2027-03-01T18:00 2027-03-02T03:00.
      shown text not null,
      primary key (programme_id, session_id, zone),
      foreign key (programme_id, session_id) references chat_session on delete cascade
    );

    -- The sessions to come of a programme's announced chats, for its pages: each request reads the programme anyway.
    alter table programme add column coming_chats jsonb not null default '[]';

    create function renew_coming_chats() returns trigger language plpgsql as $$
    declare
      own bigint := coalesce(new.programme_id, old.programme_id);
      coming jsonb;
    begin
      select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'title', c.title, 'locale', c.locale, 'topic', c.topic_id, 'zone', s.zone,
          'at', extract(epoch from s.starts_at)::bigint * 1000, 'minutes', s.minutes, 'isOpen', s.state = 'open') order by s.starts_at, s.id), '[]')
        into coming
        from chat c join chat_session s on s.programme_id = c.programme_id and s.chat_id = c.id
        where c.programme_id = own and c.state = 'announced' and c.rehearses_id is null and s.state <> 'closed';
      update programme set coming_chats = coming where id = own and coming_chats is distinct from coming;
      return null;
    end $$;
    create trigger renew_coming_chats after update of state, title, locale, slug, topic_id on chat
      for each row execute function renew_coming_chats();
    create trigger renew_coming_chats after insert or delete or update of state, starts_at, zone, minutes on chat_session
      for each row execute function renew_coming_chats();
  `.execute(db);
}
