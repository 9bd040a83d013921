import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The index of proposals by how well they fit also holds their countries. Those from one country are found along it, and only rows that are
 * shown are read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index proposal_strength;
    create index proposal_strength on proposal (programme_id, round_id, strength, id) include (countries);
  `.execute(db);
}
