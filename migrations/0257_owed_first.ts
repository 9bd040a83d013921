import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Whether an earlier round is why somebody comes first stands beside each of their applications, so that those without a partner are read in their turn by an index: worked out
 * of each of a hundred thousand it took most of a second. It follows whatever it is made of: earlier applications, partners and how they went, and which rounds come before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(ASKED).execute(db);
  await sql.raw(FOLLOWS).execute(db);
  await sql`
    select note_owed(programme_id, array_agg(person_id)) from application where state in ('waiting', 'matched', 'finished') group by programme_id`.execute(
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
 * In the last round somebody took part in before this one they found no partner, were left by one, needed another because a volunteer ended the first partnership, or had
 * partners who had all fallen silent. Within a function plans are kept: made while a table is small, they would read all of it for each of very many.
 */
const ASKED = `
  alter table application add column owed_first boolean not null default false;

  create function is_owed_first(programme bigint, this_round bigint, person bigint) returns boolean language plpgsql stable set enable_seqscan = off as $$
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

  create function note_owed(programme bigint, people bigint[]) returns void language plpgsql set enable_seqscan = off as $$
    declare
      changed bigint[] := array(
        select a.id from application a
        where a.programme_id = programme and a.person_id = any(people) and a.owed_first <> is_owed_first(programme, a.round_id, a.person_id)
        order by a.id);
    begin
      -- A statement that changes nothing would count the people of the round all the same.
      if changed <> '{}' then
        update application set owed_first = not owed_first where programme_id = programme and id = any(changed);
      end if;
    end $$;
`;

const FOLLOWS = `
  create function owed_by_rows() returns trigger language plpgsql as $$
    begin
      perform note_owed(r.programme_id, array_agg(distinct r.person_id)) from rows r group by r.programme_id;
      return null;
    end $$;
  create trigger application_insert_owed after insert on application referencing new table as rows
    for each statement execute function owed_by_rows();
  create trigger application_delete_owed after delete on application referencing old table as rows
    for each statement execute function owed_by_rows();
  create trigger membership_insert_owed after insert on membership referencing new table as rows
    for each statement execute function owed_by_rows();
  create trigger membership_delete_owed after delete on membership referencing old table as rows
    for each statement execute function owed_by_rows();

  create function owed_by_row() returns trigger language plpgsql as $$
    begin
      perform note_owed(new.programme_id, array[old.person_id, new.person_id]);
      return null;
    end $$;
  create trigger application_update_owed after update on application for each row
    when ((old.state, old.state_at, old.available_at, old.answer_by, old.person_id, old.round_id)
        is distinct from (new.state, new.state_at, new.available_at, new.answer_by, new.person_id, new.round_id)
      and (old.state in ('waiting', 'matched', 'finished') or new.state in ('waiting', 'matched', 'finished') or old.person_id <> new.person_id))
    execute function owed_by_row();
  create trigger membership_update_owed after update on membership for each row
    when ((old.left_at, old.let_down_at, old.joined_at, old.person_id, old.round_id, old.partnership_id)
      is distinct from (new.left_at, new.let_down_at, new.joined_at, new.person_id, new.round_id, new.partnership_id))
    execute function owed_by_row();

  create function owed_by_other() returns trigger language plpgsql set enable_seqscan = off as $$
    begin
      if tg_table_name = 'partnership' then
        perform note_owed(new.programme_id, array_agg(m.person_id)) from membership m
        where m.programme_id = new.programme_id and m.partnership_id = new.id;
      elsif tg_table_name = 'event' then
        perform note_owed(new.programme_id, array_agg(m.person_id)) from membership m
        where m.programme_id = new.programme_id and m.partnership_id = new.subject_id;
      else
        perform note_owed(new.programme_id, array_agg(a.person_id)) from application a
        where a.programme_id = new.programme_id and a.round_id = new.id;
      end if;
      return null;
    end $$;
  create trigger partnership_end_owed after update on partnership for each row when (old.end_reason is distinct from new.end_reason)
    execute function owed_by_other();
  create trigger event_left_owed after insert on event for each row when (new.kind = 'partnership-left') execute function owed_by_other();
  create trigger round_order_owed after update on round for each row
    when ((old.number, old.cancelled_at) is distinct from (new.number, new.cancelled_at)) execute function owed_by_other();
`;
