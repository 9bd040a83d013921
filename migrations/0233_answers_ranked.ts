import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Applications are also found by answers within a range, for questions that ask for a day, a number or a point on a scale. A number ranks
 * as itself, and a day as its digits (`2027-03-01` as 20270301). Other answers have no rank.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function answer_rank(value jsonb) returns numeric
      language plpgsql immutable strict parallel safe as $$
    begin
      return case jsonb_typeof(value)
        when 'number' then (value #>> '{}')::numeric
        when 'string' then
          case when value #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then replace(value #>> '{}', '-', '')::numeric end
        end;
    end $$;
    create index answer_ranked on answer (programme_id, question_id, answer_rank(value), application_id)
      where answer_rank(value) is not null;
  `.execute(db);
}
