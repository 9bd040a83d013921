import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The mails of an occasion in one state, sorted by reader. If only a few of a hundred thousand are in that state, the others are not read.
 * `state <> ''` keeps the planner from using these indexes in queries without a state, for which another index has all mails of an occasion
 * in order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index outbox_in_state on outbox (programme_id, kind, occasion, state, person_id) where whole = '' and state <> '';
    create index outbox_whole_in_state on outbox (programme_id, kind, whole, state, person_id) where whole <> '' and state <> '';
  `.execute(db);
}
