import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Programmes take turns in the outbox: the next mails of each are found by themselves, and the urgent ones of all together. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index outbox_due, outbox_waiting;
    create index outbox_urgent on outbox (due_at, id) where urgent and state in ('waiting', 'sending');
    create index outbox_turn on outbox (programme_id, due_at, id) where state = 'waiting' and not urgent;
  `.execute(db);
}
