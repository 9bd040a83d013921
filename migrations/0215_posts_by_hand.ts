import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When a topic is to be posted by hand on networks that the program does not post to, and who posted it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table network_by_hand (
      programme_id bigint not null,
      topic_id bigint not null,
      network text not null check (network in ('Bluesky', 'X', 'Facebook', 'LinkedIn')),
      -- It is on the work list from then on, once the topic is public.
      due_at timestamptz,
      posted_at timestamptz,
      posted_by bigint,
      primary key (programme_id, topic_id, network),
      foreign key (programme_id, topic_id) references topic on delete cascade
    )`.execute(db);
  await sql`create index network_by_hand_due on network_by_hand (due_at) where due_at is not null and posted_at is null`.execute(
    db,
  );
}
