import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The mails of an occasion in one state, in the order of their readers: where few of a hundred thousand are in it, the others are not read to find them. `state <> ''` keeps
 * the planner from these where no state is asked for: another index has all of an occasion in order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index outbox_in_state on outbox (programme_id, kind, occasion, state, person_id) where whole = '' and state <> '';
    create index outbox_whole_in_state on outbox (programme_id, kind, whole, state, person_id) where whole <> '' and state <> '';
  `.execute(db);
}
