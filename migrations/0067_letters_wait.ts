import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A letter waits a minute before it leaves, and meanwhile its writer may take it back. An unsent letter is kept as a draft. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Not before this moment; null where nothing made it wait.
    alter table letter add column leaves_at timestamptz;
    -- When it left, of those that waited.
    alter table letter add column left_at timestamptz;
    -- Since when it is a draft: its writer’s alone.
    alter table letter add column drafted_at timestamptz;
    create index letter_leaves on letter (leaves_at) where leaves_at is not null and left_at is null;
  `.execute(db);
}
