import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * When people go with the data of a very large round, mails to others are looked through for each of them: those that tell any address, which
 * are few, and those about their partnerships. And the next tick goes on where one had no more time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table round add column people_looked_to bigint not null default 0;
    create index outbox_telling on outbox (programme_id) where position('@' in subject || text) > 0;
    create index outbox_partnership on outbox (programme_id, (data ->> 'partnership')) where data ->> 'partnership' is not null;
  `.execute(db);
}
