import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Applications as they were before a corrected file changed them, so that its undo can restore them. They go with the data of their round.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_before (
      programme_id bigint not null,
      import_id bigint not null,
      application_id bigint not null,
      imported_at timestamptz not null,
      import_digest bytea,
      answers jsonb not null,
      -- Null of somebody of whom the file changed no more than answers.
      person jsonb,
      primary key (programme_id, import_id, application_id),
      foreign key (programme_id, import_id) references import_file on delete cascade,
      foreign key (programme_id, application_id) references application on delete cascade
    );
    create index import_before_application on import_before (programme_id, application_id);
  `.execute(db);
}
