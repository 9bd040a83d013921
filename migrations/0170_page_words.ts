import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Pages are found by the beginnings of the words of their titles and texts, in every language, by an index of words like that of messages.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index page_version_found on page_version using gin (message_words(programme_id,
      jsonb_path_query_array(title, '$.*')::text || ' ' || jsonb_path_query_array(body, '$.*')::text))
  `.execute(db);
}
