import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Public writers of every kind. A writer in discussions is a person with or without a mail address, who came here, writes on another server
 * or was imported.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Null for somebody who has none: they are mailed nothing and cannot sign in.
    alter table person alter column address drop not null;

    -- Who did not come here to write: a person of the programme all the same, so that everything done with writers is done with them.
    create table outside_writer (
      programme_id bigint not null,
      person_id bigint not null,
      origin text not null check (origin in ('elsewhere','imported')),
      -- Who they are there: the address of an actor, or a key of what was imported. Not shown.
      known_as text not null,
      primary key (programme_id, person_id),
      unique (programme_id, origin, known_as),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    -- How somebody is called on their own server, for everybody to read: @name@server.
    alter table commenter add column handle text;
    -- Comments come from other servers and imports, too.
    alter table comment drop constraint comment_channel_check;
  `.execute(db);
}
