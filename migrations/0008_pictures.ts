import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Pictures that came with letters by mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What came by mail goes again when no letter and no message shows it any more.
    alter table file add column from_mail boolean not null default false;

    create table letter_picture (
      programme_id bigint not null,
      letter_id bigint not null,
      file_id bigint not null,
      name text not null default '',
      primary key (programme_id, letter_id, file_id),
      foreign key (programme_id, letter_id) references letter on delete cascade,
      foreign key (programme_id, file_id) references file on delete cascade
    );
    create index letter_picture_file on letter_picture (programme_id, file_id);
    create index thread_picture_file on thread_picture (programme_id, file_id);
  `.execute(db);
}
