import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Proposals by how well they fit hold their countries, too: those from one of them are found along the index, and none is read that is not shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index proposal_strength;
    create index proposal_strength on proposal (programme_id, round_id, strength, id) include (countries);
  `.execute(db);
}
