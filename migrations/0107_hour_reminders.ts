import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Reminders a day before a meeting and an hour before it are stopped separately. A person who stopped both as one has both stopped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into unsubscription (programme_id, person_id, category, at)
    select programme_id, person_id, 'meetings-soon', at from unsubscription where category = 'meetings'
    on conflict do nothing`.execute(db);
}
