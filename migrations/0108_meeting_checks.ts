import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Partnerships whose meetings may have become impossible. Every such change names its partnership here at once, so that nobody has to read
 * all meetings.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A row is a question, gone once it is answered. It refers to nothing, so that whoever asks waits for no lock on the partnership.
    create table meeting_check (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      -- From when on to look: at once, or when a moved date cannot be taken back any more.
      look_from timestamptz not null default '-infinity',
      -- Where the end of the round moved: when it was before.
      ended_before timestamptz,
      primary key (programme_id, id)
    );
    create index meeting_check_look on meeting_check (look_from);
    alter table meeting_check set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

    create function check_meetings(own bigint, pair bigint) returns void language sql as $$
      insert into meeting_check (programme_id, partnership_id)
      select own, pair where exists (
        select from meeting where programme_id = own and partnership_id = pair and state in ('proposed', 'stands'))
    $$;

    create function partnership_parts() returns trigger language plpgsql as $$
      begin
        perform check_meetings(new.programme_id, new.id);
        return null;
      end $$;
    create trigger partnership_parts after update of state, apart_at on partnership
      for each row when (new.state = 'ended' and old.state <> 'ended' or new.apart_at is not null and old.apart_at is null)
      execute function partnership_parts();

    create function member_leaves() returns trigger language plpgsql as $$
      begin
        perform check_meetings(new.programme_id, new.partnership_id);
        return null;
      end $$;
    create trigger member_leaves after update of left_at on membership
      for each row when (new.left_at is not null and old.left_at is null) execute function member_leaves();

    -- Whether they have meetings is asked later: one may be proposed at this very moment.
    create function member_is_away() returns trigger language plpgsql as $$
      begin
        insert into meeting_check (programme_id, partnership_id)
        select programme_id, partnership_id from membership
        where programme_id = new.programme_id and person_id = new.person_id and left_at is null;
        return null;
      end $$;
    create trigger member_is_away after insert or update of back_at, ended_at on absence
      for each row when (new.ended_at is null) execute function member_is_away();

    create function meeting_of_who_is_away() returns trigger language plpgsql as $$
      begin
        if exists (
          select from membership own join absence a on a.programme_id = own.programme_id and a.person_id = own.person_id and a.ended_at is null
          where own.programme_id = new.programme_id and own.partnership_id = new.partnership_id and own.left_at is null)
        then
          perform check_meetings(new.programme_id, new.partnership_id);
        end if;
        return null;
      end $$;
    create trigger meeting_of_who_is_away after insert or update of sequence on meeting
      for each row when (new.state in ('proposed', 'stands')) execute function meeting_of_who_is_away();

    -- Series end with the round.
    create function round_ends_otherwise() returns trigger language plpgsql as $$
      begin
        insert into meeting_check (programme_id, partnership_id, look_from, ended_before)
        select distinct p.programme_id, p.id, coalesce(new.changed_at + interval '10 minutes', '-infinity'), old.due_at
        from partnership p join meeting m on m.programme_id = p.programme_id and m.partnership_id = p.id
          and m.state = 'stands' and m.every_weeks is not null
        where p.programme_id = new.programme_id and p.round_id = new.round_id and p.state <> 'ended';
        return null;
      end $$;
    create trigger round_ends_otherwise after update of due_at on round_date
      for each row when (new.kind = 'ends' and new.due_at <> old.due_at) execute function round_ends_otherwise();

    insert into meeting_check (programme_id, partnership_id)
    select distinct programme_id, partnership_id from meeting where state in ('proposed', 'stands');
  `.execute(db);
}
