import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Which import an application came with, so that an import can be taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table application
      add column import_id bigint,
      add foreign key (programme_id, import_id) references import_file (programme_id, id) on delete set null (import_id);
    create index application_import on application (programme_id, import_id) where import_id is not null;
  `.execute(db);
}
