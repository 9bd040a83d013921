import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The words of partnerships (0311) and of proposals (0313) are those of their people. One function gives these words, and both use it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create function words_of_people(programme bigint, people bigint[]) returns tsvector language sql stable as $$
      select coalesce(array_to_tsvector(array_agg(distinct word)), '')
      from person x, unnest(tsvector_to_array(x.words)) word
      -- Of an address each word has an @ before it.
      where x.programme_id = programme and x.id = any(people) and position('@' in word) = 0 $$;

    create or replace function words_of_partnership(programme bigint, pair bigint) returns tsvector language sql stable as $$
      select words_of_people(programme, array(
        select m.person_id from membership m where m.programme_id = programme and m.partnership_id = pair)) $$;

    create or replace function words_of_proposal(programme bigint, pair bigint) returns tsvector language sql stable as $$
      select words_of_people(programme, array(
        select a.person_id from proposal_member m join application a on a.programme_id = m.programme_id and a.id = m.application_id
        where m.programme_id = programme and m.proposal_id = pair)) $$;
  `,
    )
    .execute(db);
}
