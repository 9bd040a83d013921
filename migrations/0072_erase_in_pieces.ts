import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** If an erased person wrote tens of thousands of comments, these lose their words some at a time, the newest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table person
      -- How far what they wrote and liked has gone, from the first piece until all has.
      add column erase_far jsonb;
    create index person_erase_far on person (programme_id, id) where erase_far is not null;

    drop index comment_author;
    create index comment_author on comment (programme_id, author_id, id) include (state);
    create index comment_like_liker on comment_like (programme_id, liker);
    create index comment_report_reporter on comment_report (programme_id, reporter);
    -- The mails that told of a comment.
    create index outbox_comments on outbox using gin ((data -> 'comments') jsonb_path_ops) where kind = 'comments-new';
  `.execute(db);
}
