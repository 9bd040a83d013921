import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What somebody wrote and what still waits is looked up each time they open a topic, however much they have written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index comment_own_waiting on comment (programme_id, author_id, topic_id) where state in ('unconfirmed', 'held')
  `.execute(db);
}
