import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Conversations in the order of their last message. Each list of them has an index of its own, as the order of turns has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index thread_last on thread (programme_id, last_at, id) where merged_into is null and spam_at is null;
    create index thread_state_last on thread (programme_id, state, last_at, id) where merged_into is null and spam_at is null;
    create index thread_spam_last on thread (programme_id, last_at, id) where merged_into is null and spam_at is not null;
  `.execute(db);
}
