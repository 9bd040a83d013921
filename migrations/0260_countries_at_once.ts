import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The countries of pairs are worked out for a whole statement at once. Before, each row was planned for an almost empty table, and the
 * proposals of a large round took minutes.
 */
const PAIRS = [
  {
    pair: 'proposal',
    member: 'proposal_member',
    person: `join application a on a.programme_id = m.programme_id and a.id = m.application_id
      join person x on x.programme_id = a.programme_id and x.id = a.person_id`,
  },
  {
    pair: 'partnership',
    member: 'membership',
    person: 'join person x on x.programme_id = m.programme_id and x.id = m.person_id',
  },
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const { pair, member, person } of PAIRS)
    await sql
      .raw(
        `
    create or replace function note_${pair}_countries() returns trigger language plpgsql as $$
      begin
        update ${pair} p set countries = own.countries
        from (
          select m.programme_id, m.${pair}_id as id, string_agg(x.country, ' ' order by x.country) as countries
          from (select distinct programme_id, ${pair}_id from new_rows) new
          join ${member} m using (programme_id, ${pair}_id)
          ${person}
          group by m.programme_id, m.${pair}_id
        ) own
        where p.programme_id = own.programme_id and p.id = own.id;
        return null;
      end $$;`,
      )
      .execute(db);
}
