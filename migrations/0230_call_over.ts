import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A window that closed because its person left, or reported that something is wrong, does not come back by itself. One that lost its
 * connection does.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table call_seat add column is_over boolean not null default false;

    create or replace function end_call_of(own bigint, pair bigint, who bigint, at timestamptz) returns void language plpgsql as $$
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
            update call_seat set left_at = at, is_over = true where programme_id = own and id = one.id;
          else
            perform tell_seat(own, one.id, json_build_object('k', 'went', 'person', who)::text, at);
          end if;
        end loop;
      end $$;
  `.execute(db);
}
