import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** For introduced partnerships, as for proposals: how well they fit, what they lack, and views by that, each with an index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    alter table partnership
      add column strength double precision generated always as (
        (${[0, 1, 2].map(weight).join(' + ')}) / greatest(1, jsonb_array_length(reasons))) stored not null,
      add column breaks_rules boolean generated always as (jsonb_path_exists(reasons, '$[*].broken[*]')) stored not null,
      add column no_hour boolean generated always as (jsonb_path_exists(reasons, '$[*].shared.hoursPerWeek ? (@ == 0)')) stored not null,
      add column is_trio boolean generated always as (jsonb_array_length(reasons) > 1) stored not null;
    create index partnership_by_fit on partnership (programme_id, round_id, strength, id);
    create index partnership_breaks on partnership (programme_id, round_id, strength, id) where breaks_rules;
    create index partnership_no_hour on partnership (programme_id, round_id, strength, id) where no_hour;
    create index partnership_trio on partnership (programme_id, round_id, strength, id) where is_trio;
  `,
    )
    .execute(db);
}

/** A pair has one reason, a trio has three. */
const weight = (place: number): string => `coalesce((reasons #> '{${place},weight}')::float8, 0)`;
