import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Calls of partners in their browsers: who is in, how long they talked, and the signals by which their browsers find each other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table call (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      opened_by bigint,
      opened_at timestamptz not null,
      -- Until when the one who opened it waits for the others.
      until_at timestamptz not null,
      -- Since when two hear each other; and for how many seconds they did before.
      talk_since timestamptz,
      talked_seconds integer not null default 0,
      ended_at timestamptz,
      -- Raised with each coming and going, for the pages that tell of it.
      last_number bigint not null default 0,
      primary key (programme_id, id),
      foreign key (programme_id, partnership_id) references partnership on delete cascade,
      foreign key (programme_id, opened_by) references person on delete set null (opened_by)
    );
    create unique index call_open on call (programme_id, partnership_id) where ended_at is null;
    create index call_partnership on call (programme_id, partnership_id, id);
    create index call_opened_by on call (programme_id, opened_by);
    create index call_to_end on call (programme_id, id) where ended_at is null;

    -- One window in a call.
    create table call_seat (
      programme_id bigint not null,
      id bigint generated always as identity,
      call_id bigint not null,
      person_id bigint not null,
      -- Made up by the window, so that one that comes back is known by the others.
      window_key text not null,
      came_at timestamptz not null,
      seen_at timestamptz not null,
      -- When it first heard another.
      heard_at timestamptz,
      left_at timestamptz,
      last_number bigint not null default 0,
      primary key (programme_id, id),
      foreign key (programme_id, call_id) references call on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index call_seat_call on call_seat (programme_id, call_id);
    create index call_seat_person on call_seat (programme_id, person_id);

    -- What one window is told: for minutes, and in no log of the database.
    create unlogged table call_signal (
      programme_id bigint not null,
      seat_id bigint not null,
      number bigint not null,
      said text not null,
      said_at timestamptz not null,
      primary key (programme_id, seat_id, number),
      foreign key (programme_id, seat_id) references call_seat on delete cascade
    );
    create index call_signal_old on call_signal (said_at);

    -- Whether somebody lets their browser connect to their partners' directly.
    create table call_way (
      programme_id bigint not null,
      partnership_id bigint not null,
      person_id bigint not null,
      is_direct boolean not null,
      chosen_at timestamptz not null,
      primary key (programme_id, partnership_id, person_id),
      foreign key (programme_id, partnership_id) references partnership on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index call_way_person on call_way (programme_id, person_id);

    -- A talk that nobody told of: a call here noted it.
    alter table contact_report add column is_noted boolean not null default false;

    -- Its row stays locked to the commit, so no number becomes visible before a lower one.
    create function tell_seat(own bigint, seat bigint, what text, at timestamptz) returns void language sql as $$
      with told as (
        update call_seat set last_number = last_number + 1 where programme_id = own and id = seat returning last_number)
      insert into call_signal (programme_id, seat_id, number, said, said_at) select own, seat, last_number, what, at from told;
      select pg_notify('live_call', seat::text);
    $$;

    -- A partnership that is over, or whose members are kept apart, has no call; one of three who left is in none, nor who says that something is
    -- wrong. Whoever writes it, it ends in that moment.
    create function end_call_of(own bigint, pair bigint, who bigint, at timestamptz) returns void language plpgsql as $$
      declare
        one record;
      begin
        for one in
          select s.id, who is null or s.person_id = who as goes, s.person_id from call_seat s
          join call c on c.programme_id = s.programme_id and c.id = s.call_id
          where c.programme_id = own and c.partnership_id = pair and c.ended_at is null and s.left_at is null
          order by s.id for update of s
        loop
          if one.goes then
            perform tell_seat(own, one.id, '{"k":"over"}', at);
            update call_seat set left_at = at where programme_id = own and id = one.id;
          else
            perform tell_seat(own, one.id, json_build_object('k', 'went', 'person', who)::text, at);
          end if;
        end loop;
      end $$;

    create function partnership_ends_call() returns trigger language plpgsql as $$
      begin
        perform end_call_of(new.programme_id, new.id, null, coalesce(new.apart_at, new.ended_at, new.state_at));
        return null;
      end $$;
    create trigger partnership_ends_call after update of state, apart_at on partnership
      for each row when (new.state = 'ended' and old.state <> 'ended' or new.apart_at is not null and old.apart_at is null)
      execute function partnership_ends_call();

    create function member_ends_call() returns trigger language plpgsql as $$
      begin
        perform end_call_of(new.programme_id, new.partnership_id, new.person_id, new.left_at);
        return null;
      end $$;
    create trigger member_ends_call after update of left_at on membership
      for each row when (new.left_at is not null and old.left_at is null) execute function member_ends_call();

    create function concern_ends_call() returns trigger language plpgsql as $$
      begin
        perform end_call_of(new.programme_id, new.partnership_id, new.person_id, new.raised_at);
        return null;
      end $$;
    create trigger concern_ends_call after insert on concern for each row execute function concern_ends_call();
  `.execute(db);
}
