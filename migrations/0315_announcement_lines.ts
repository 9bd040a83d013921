import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The first word of each line of an announcement is found too. A line break stood before it as the two characters by which JSON writes one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      String.raw`
    drop index announcement_found;
    create index announcement_found on announcement using gin (message_words(programme_id,
      jsonb_path_query_array(subject, '$.*')::text || ' ' || regexp_replace(jsonb_path_query_array(body, '$.*')::text, '\\[nrt]', ' ', 'g')));
  `,
    )
    .execute(db);
}
