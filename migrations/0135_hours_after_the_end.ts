import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When the end of a round moves, single meetings and proposals are checked too; before, only series were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function round_ends_otherwise() returns trigger language plpgsql as $$
      begin
        insert into meeting_check (programme_id, partnership_id, look_from, ended_before)
        select distinct p.programme_id, p.id, coalesce(new.changed_at + interval '10 minutes', '-infinity'), old.due_at
        from partnership p join meeting m on m.programme_id = p.programme_id and m.partnership_id = p.id
          and m.state in ('proposed', 'stands')
        where p.programme_id = new.programme_id and p.round_id = new.round_id and p.state <> 'ended';
        return null;
      end $$;
  `.execute(db);
}
