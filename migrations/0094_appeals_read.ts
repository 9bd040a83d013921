import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Who read an appeal when, and appeals that came in a mail that could not be read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table concern_view
      -- The appeal that was read; null where it was the concern itself.
      add column appeal_id bigint,
      add foreign key (programme_id, appeal_id) references concern_appeal on delete cascade;
    create index concern_view_appeal on concern_view (programme_id, appeal_id) where appeal_id is not null;
    alter table concern_appeal add column unread boolean not null default false;
  `.execute(db);
}
