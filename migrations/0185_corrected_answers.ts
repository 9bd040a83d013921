import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The former words of answers that a coordinator corrected for somebody, for an undo. They go with the answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answer_before (
      programme_id bigint not null,
      application_id bigint not null,
      event_id bigint not null,
      question_id bigint not null,
      -- Nothing was answered before, or since, where there is no value.
      version int,
      value jsonb,
      became jsonb,
      answered_at timestamptz,
      primary key (programme_id, application_id, event_id, question_id),
      foreign key (programme_id, application_id) references application on delete cascade
    )
  `.execute(db);
}
