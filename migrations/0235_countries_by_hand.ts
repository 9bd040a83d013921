import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Coordinators may also change the country of a person who applied to no round. The former country is kept for one undo. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table details_before add column country text, add column has_country boolean not null default false`.execute(
    db,
  );
}
