import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Proposals in whose alternatives somebody is named: whoever goes is taken out of them, and nobody reads all of a round for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index proposal_beside on proposal using gin (alternatives jsonb_path_ops)`.execute(db);
}
