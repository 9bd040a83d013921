import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** An erased person no longer has an open matter. An index finds these matters without reading all that are open in the programme. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      'create index matter_assigned on matter (programme_id, assigned_to) where closed_at is null and assigned_to is not null',
    )
    .execute(db);
}
