import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Indexes for the timetable's search at each tick: meetings whose hours were not noted by the present rules, and rows that go with a
 * round's data.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The edition of the world's rules that the present hours of a meeting to come were noted by; null where none was.
    create index meeting_noted on meeting ((case when split_part(clocks_as, '/', 2) = sequence::text then split_part(clocks_as, '/', 1) end))
      where state in ('proposed', 'stands');

    create index again_wait_round on again_wait (programme_id, round_id);
    create index trio_question_round on trio_question (programme_id, round_id);
  `.execute(db);
}
