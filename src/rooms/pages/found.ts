import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Texts } from '../../lib/text/texts.ts';
import { FOUND_MOST } from '../found.ts';

export interface FoundPage {
  id: number;
  title: Texts;
}

/**
 * Pages and news whose newest version, in any language, contains words that begin with all words of a search; for use within a query, by
 * the index of migration 0170.
 */
export const foundPages = (programme: number, search: string): RawBuilder<FoundPage> => sql<FoundPage>`(
  select v.page_id as id, v.title from page_version v
  where v.programme_id = ${programme}
    and message_words(v.programme_id, jsonb_path_query_array(v.title, '$.*')::text || ' ' || jsonb_path_query_array(v.body, '$.*')::text)
      @@ message_search(${programme}::bigint, ${search}::text)
    and v.version = (select max(n.version) from page_version n where n.programme_id = v.programme_id and n.page_id = v.page_id)
  order by v.page_id desc limit ${FOUND_MOST})`;
