import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Words of spreadsheets that an import did not understand, and somebody's choice for them. Next time they have the same meaning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_word (
      programme_id bigint not null references programme on delete cascade,
      -- As of columns: a question by its role or number, or one of ours.
      goal text not null,
      -- The words, folded, and as they stood.
      folded text not null,
      piece text not null,
      -- Empty for no answer.
      stands_for text not null,
      primary key (programme_id, goal, folded)
    )
  `.execute(db);
}
