import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Whether a person comes first because of an earlier round is stored beside each of their applications. An index then reads those without a
 * partner in turn: working this out for each of a hundred thousand took most of a second. The value follows all it depends on: earlier
 * applications, partners and how they went, and which rounds come before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(ASKED).execute(db);
  await sql.raw(FOLLOWS).execute(db);
  await sql`
    select note_owed(programme_id, array_agg(distinct person_id)) from application where state in ('waiting', 'matched', 'finished') group by programme_id`.execute(
    db,
  );
  await sql
    .raw(
      `
    create index application_owed on application (programme_id, round_id, person_id) where owed_first;
    drop index application_came;
    create index application_in_turn on application
      (programme_id, round_id, state, ((owed_first or priority > 0)::int), coalesce(submitted_at, created_at), id);
    create index application_waits on application
      (programme_id, round_id, (owed_first::int), ((waiting_reason is not distinct from 'partnerLeft')::int), state_at,
        coalesce(submitted_at, created_at), id)
      where state = 'waiting';
  `,
    )
    .execute(db);
}

/**
 * In the last round they took part in before this one, the person found no partner, was left by one, needed another because a volunteer
 * ended the first partnership, or had partners who had all fallen silent. One function asks for a single person, even one who did not apply
 * to the round. Another asks for some people together, with a new plan each time: a plan kept from when the table was small reads the whole
 * table for each of very many.
 */
const ASKED = `
  alter table application add column owed_first boolean not null default false;

  create function is_owed_first(programme bigint, this_round bigint, person bigint) returns boolean language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
    declare
      last record;
    begin
      select a.round_id, a.state, a.state_at into last
      from application a
      join round r on r.programme_id = a.programme_id and r.id = a.round_id
      join round this on this.programme_id = a.programme_id and this.id = this_round
      where a.programme_id = programme and a.person_id = person and r.number < this.number and r.cancelled_at is null
        and a.state in ('waiting', 'matched', 'finished')
        -- Who never answered whether they are available was not looked for.
        and (a.available_at is not null or a.answer_by is null or exists (
          select from membership m where m.programme_id = programme and m.person_id = person and m.round_id = a.round_id))
      order by r.number desc limit 1;
      if not found then return false; end if;
      return coalesce((
        select bool_or(coalesce(m.let_down_at is not null
          or (p.end_reason = 'left' and not exists (
            select from event e where e.programme_id = programme and e.kind = 'partnership-left'
              and e.subject_kind = 'partnership' and e.subject_id = m.partnership_id
              and e.data ->> 'person' = person::text and e.at >= m.left_at))
          or (p.end_reason = 'volunteer'
            -- Who was done with the round then is owed nothing: the others waited on, or got another.
            and (last.state = 'waiting' or last.state_at > m.left_at or exists (
              select from membership later where later.programme_id = programme and later.person_id = person
                and later.round_id = m.round_id and later.joined_at > m.joined_at))), false))
        from membership m join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
        where m.programme_id = programme and m.person_id = person and m.round_id = last.round_id), true);
    end $$;

  create function note_owed(programme bigint, people bigint[]) returns void language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
    begin
      execute $asked$
        with own as materialized (
          select a.id, a.owed_first, last.state is not null and coalesce(how.owed, true) as owed
          from application a
          join round this on this.programme_id = a.programme_id and this.id = a.round_id
          left join lateral (
            select b.round_id, b.state, b.state_at
            from application b join round r on r.programme_id = b.programme_id and r.id = b.round_id
            where b.programme_id = a.programme_id and b.person_id = a.person_id and r.number < this.number and r.cancelled_at is null
              and b.state in ('waiting', 'matched', 'finished')
              -- Who never answered whether they are available was not looked for.
              and (b.available_at is not null or b.answer_by is null or exists (
                select from membership m where m.programme_id = b.programme_id and m.person_id = b.person_id and m.round_id = b.round_id))
            order by r.number desc limit 1) last on true
          left join lateral (
            select bool_or(coalesce(m.let_down_at is not null
              or (p.end_reason = 'left' and not exists (
                select from event e where e.programme_id = m.programme_id and e.kind = 'partnership-left'
                  and e.subject_kind = 'partnership' and e.subject_id = m.partnership_id
                  and e.data ->> 'person' = m.person_id::text and e.at >= m.left_at))
              or (p.end_reason = 'volunteer'
                -- Who was done with the round then is owed nothing: the others waited on, or got another.
                and (last.state = 'waiting' or last.state_at > m.left_at or exists (
                  select from membership later where later.programme_id = m.programme_id and later.person_id = m.person_id
                    and later.round_id = m.round_id and later.joined_at > m.joined_at))), false)) as owed
            from membership m join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
            where m.programme_id = a.programme_id and m.person_id = a.person_id and m.round_id = last.round_id) how on true
          where a.programme_id = $1 and a.person_id = any($2))
        update application a set owed_first = own.owed from own
        where a.programme_id = $1 and a.id = own.id and own.owed <> own.owed_first and a.owed_first <> own.owed
      $asked$ using programme, people;
    end $$;
`;

const FOLLOWS = `
  create function owed_by_rows() returns trigger language plpgsql as $$
    begin
      perform note_owed(r.programme_id, array_agg(distinct r.person_id)) from rows r group by r.programme_id;
      return null;
    end $$;
  create trigger application_insert_owed after insert on application referencing new table as rows for each statement execute function owed_by_rows();
  create trigger application_delete_owed after delete on application referencing old table as rows for each statement execute function owed_by_rows();
  create trigger membership_insert_owed after insert on membership referencing new table as rows for each statement execute function owed_by_rows();
  create trigger membership_delete_owed after delete on membership referencing old table as rows for each statement execute function owed_by_rows();

  -- Of what changed, the people for whom it can tell: a plan for these two tables alone, joined by a hash.
  create function owed_by_applications() returns trigger language plpgsql set enable_nestloop = off set enable_hashjoin = on as $$
    begin
      perform note_owed(p.programme_id, array_agg(distinct p.person)) from (
        select made.programme_id, unnest(array[was.person_id, made.person_id]) as person
        from old_rows was join new_rows made using (programme_id, id)
        where (was.state, was.state_at, was.available_at, was.answer_by, was.person_id, was.round_id)
            is distinct from (made.state, made.state_at, made.available_at, made.answer_by, made.person_id, made.round_id)
          and (was.state in ('waiting', 'matched', 'finished') or made.state in ('waiting', 'matched', 'finished') or was.person_id <> made.person_id)
      ) p group by p.programme_id;
      return null;
    end $$;
  create trigger application_update_owed after update on application referencing old table as old_rows new table as new_rows for each statement execute function owed_by_applications();

  create function owed_by_memberships() returns trigger language plpgsql as $$
    begin
      perform note_owed(p.programme_id, array_agg(distinct p.person_id)) from (
        (select * from new_rows except select * from old_rows) union all (select * from old_rows except select * from new_rows)
      ) p group by p.programme_id;
      return null;
    end $$;
  create trigger membership_update_owed after update on membership referencing old table as old_rows new table as new_rows for each statement execute function owed_by_memberships();

  -- Only these two ends tell.
  create function owed_by_partnerships() returns trigger language plpgsql set enable_seqscan = off as $$
    begin
      if exists (select from new_rows where end_reason in ('left', 'volunteer')) or exists (select from old_rows where end_reason in ('left', 'volunteer')) then
        execute $changed$
          select note_owed(m.programme_id, array_agg(distinct m.person_id))
          from old_rows was join new_rows made using (programme_id, id)
          join membership m on m.programme_id = made.programme_id and m.partnership_id = made.id
          where was.end_reason is distinct from made.end_reason
            and (was.end_reason in ('left', 'volunteer') or made.end_reason in ('left', 'volunteer'))
          group by m.programme_id $changed$;
      end if;
      return null;
    end $$;
  create trigger partnership_end_owed after update on partnership referencing old table as old_rows new table as new_rows for each statement execute function owed_by_partnerships();

  create function owed_by_other() returns trigger language plpgsql set enable_seqscan = off as $$
    begin
      if tg_table_name = 'event' then
        perform note_owed(new.programme_id, array_agg(m.person_id)) from membership m
        where m.programme_id = new.programme_id and m.partnership_id = new.subject_id;
      else
        perform note_owed(new.programme_id, array_agg(a.person_id)) from application a
        where a.programme_id = new.programme_id and a.round_id = new.id;
      end if;
      return null;
    end $$;
  create trigger event_left_owed after insert on event for each row when (new.kind = 'partnership-left') execute function owed_by_other();
  create trigger round_order_owed after update on round for each row
    when ((old.number, old.cancelled_at) is distinct from (new.number, new.cancelled_at)) execute function owed_by_other();
`;
