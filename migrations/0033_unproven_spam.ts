import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Of who is not heard any more: whether also mail that is shown to be theirs is not, or only what names them as its sender. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ignored_sender add column proven boolean not null default true`.execute(db);
}
