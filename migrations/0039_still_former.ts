import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** People go with the data of their last round; that two were partners is still known should one of them come back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table former_mark (
      programme_id bigint not null,
      -- Who is gone, by the number under which their partnerships stay.
      person_id bigint not null,
      -- A keyed mark of their address.
      mark text not null,
      made_at timestamptz not null,
      -- Whose address it is now.
      successor_id bigint,
      primary key (programme_id, person_id),
      foreign key (programme_id, person_id) references person on delete cascade,
      foreign key (programme_id, successor_id) references person on delete cascade
    );
    create index former_mark_successor on former_mark (programme_id, successor_id) where successor_id is not null;

    -- When somebody went because nothing needed them any more; counts of their rounds go on counting them.
    alter table person add column forgotten_at timestamptz;

    -- When it was last looked whom of a round, whose data has gone, nothing needs any more.
    alter table round add column people_checked_at timestamptz;
  `.execute(db);
}
