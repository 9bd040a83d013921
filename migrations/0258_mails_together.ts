import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The planner learns how many mails share a kind, an occasion and a state. It took these for unrelated and expected a few dozen
 * introductions of a round. So it read and sorted all ten thousand, although an index has them in order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create statistics outbox_together (mcv) on kind, whole, state from outbox`.execute(db);
}
