import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What somebody gets by mail because they asked for it, without taking part: only what its reader confirmed stands here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table subscription (
      programme_id bigint not null,
      person_id bigint not null,
      kind text not null check (kind in ('openings', 'topics', 'news')),
      since timestamptz not null,
      -- The one mail that was wished for is in the outbox.
      told_at timestamptz,
      primary key (programme_id, person_id, kind),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index subscription_kind on subscription (programme_id, kind);
  `.execute(db);
}
