import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** If mail does not reach a person, a volunteer may mail a link to another address of theirs. The link lives for a week. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table address_change add column offered boolean not null default false`.execute(db);
}
