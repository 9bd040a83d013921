import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A discussion of a million comments is read a page at a time: how many there are is counted as they come and go, and each order has an
 * index that finds a page's comments without looking at those before it. A topic's count is the sum of its rows, one for each of 64 groups of
 * connections, so that writers under one topic do not wait for each other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index comment_newest, comment_oldest, comment_shown;
    create index comment_shown on comment (programme_id, topic_id, shown_at desc, id desc) where state = 'shown';
    create index comment_newest on comment (programme_id, topic_id, thread_id desc, path) include (id) where listed;
    create index comment_oldest on comment (programme_id, topic_id, path) include (id) where listed;
    create index comment_question on comment (programme_id, topic_id, question, path) include (id) where listed;

    create table talk_size (
      programme_id bigint not null,
      topic_id bigint not null,
      part int not null,
      listed int not null,
      shown int not null,
      primary key (programme_id, topic_id, part),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );
    insert into talk_size
      select programme_id, topic_id, 0, count(*) filter (where listed), count(*) filter (where state = 'shown') from comment group by 1, 2;

    create function count_comment() returns trigger language plpgsql as $$
      declare
        of comment := coalesce(new, old);
        more_listed int := coalesce(new.listed, false)::int - coalesce(old.listed, false)::int;
        more_shown int := coalesce(new.state = 'shown', false)::int - coalesce(old.state = 'shown', false)::int;
      begin
        -- A topic that goes takes its counts along.
        if (more_listed <> 0 or more_shown <> 0)
          and exists (select from topic where programme_id = of.programme_id and id = of.topic_id) then
          insert into talk_size values (of.programme_id, of.topic_id, pg_backend_pid() % 64, more_listed, more_shown)
          on conflict (programme_id, topic_id, part) do update
            set listed = talk_size.listed + excluded.listed, shown = talk_size.shown + excluded.shown;
        end if;
        return null;
      end $$;
    create trigger comment_counted after insert or delete or update of listed, state on comment
      for each row execute function count_comment();
  `.execute(db);
}
