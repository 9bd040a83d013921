import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Mails are looked up by their whole address or Message-ID only: by a hash, which costs each mail less as it leaves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index outbox_message, outbox_address;
    create index outbox_message on outbox using hash (message_id);
    create index outbox_address on outbox using hash (address);
  `.execute(db);
}
