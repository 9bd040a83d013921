import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Applications are found by the chosen options of a question, through an index of options, each with its programme and question before it.
 * Texts written by people are longer than the key of an option, and are not in the index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function answer_choices(programme bigint, question bigint, value jsonb) returns text[]
      language plpgsql immutable parallel safe as $$
    begin
      return case jsonb_typeof(value)
        when 'string' then
          case when length(value #>> '{}') <= 64 then array[programme::text || '/' || question::text || '/' || (value #>> '{}')] end
        when 'array' then (
          select array_agg(programme::text || '/' || question::text || '/' || (one #>> '{}'))
          from jsonb_array_elements(value) one where jsonb_typeof(one) = 'string' and length(one #>> '{}') <= 64)
        end;
    end $$;
    create index answer_chosen on answer using gin (answer_choices(programme_id, question_id, value));
  `.execute(db);
}
