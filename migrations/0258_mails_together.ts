import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The planner learns how many mails of a kind, an occasion and a state there are together: taking these for unrelated it expected a few dozen introductions of a round,
 * and read all ten thousand to sort them, where an index has them in order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create statistics outbox_together (mcv) on kind, whole, state from outbox`.execute(db);
}
