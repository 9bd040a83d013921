import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { folded } from './0060_person_words.ts';

/** Scripts that do not separate words: Thai, Burmese, Khmer, Japanese, Chinese, Korean. */
const DENSE = String.raw`[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]`;

/**
 * Splits messages into words without a query inside the function, which took most of its time: each written message and each page needs it.
 * The words are the same as before, so the indexes stay valid.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      String.raw`
    create or replace function message_words(programme bigint, message text) returns tsvector
      language plpgsql immutable parallel safe cost 1000 as $$
    declare
      -- Apostrophes part words here: "l’école" is found by "école".
      words text := coalesce(translate(left(message, 20000), '''’', '  '), '');
      dense text[] := '{}';
    begin
      -- Letters of English have no accents that could be taken off.
      if octet_length(words) = length(words) then
        words := btrim(regexp_replace(lower(words collate pg_c_utf8), '[[:space:][:punct:]]+', ' ', 'g'));
      else
        words := ${folded('words')};
      end if;
      if words ~ '${DENSE}' then
        dense := array(
          select programme || ' ' || substr(word, at, 6)
          from string_to_table(words, ' ') word, generate_series(2, length(word)) at where word ~ '${DENSE}');
      end if;
      if words ~ '[^ ]{61}' then words := regexp_replace(words, '([^ ]{60})[^ ]+', '\1', 'g'); end if;
      return array_to_tsvector(array_remove(string_to_array(
        replace(' ' || nullif(words, ''), ' ', chr(10) || programme || ' '), chr(10)), '') || dense);
    end $$;
  `,
    )
    .execute(db);
}
