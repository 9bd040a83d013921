import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Proposals that name a person in their alternatives. A person who goes is removed from them, without reading all proposals of a round. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index proposal_beside on proposal using gin (alternatives jsonb_path_ops)`.execute(db);
}
