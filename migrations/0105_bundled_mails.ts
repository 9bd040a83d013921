import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** An index counts mails that left within a digest, as one does for dropped mails. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index outbox_dropped;
    create index outbox_ended on outbox (programme_id, kind, occasion, state) where state in ('dropped', 'bundled');
  `.execute(db);
}
