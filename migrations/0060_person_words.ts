import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * SQL for the words of a text as a search compares them, like `fold` of lib/text: small letters without accents, with one space between
 * words. A Greek sigma at the end of a word counts as any other sigma, since names in capitals do not show the difference.
 */
export const folded = (text: string): string => String.raw`btrim(regexp_replace(
    normalize(
      translate(
        replace(replace(replace(replace(
          lower(regexp_replace(
            normalize(${text}, nfkd),
            '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+',
            '', 'g') collate pg_c_utf8),
          'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        'ςøđðłħıةىیکہھٱ', 'σoddlhiهييكههها'),
      nfkc),
    '[[:space:][:punct:]]+', ' ', 'g'))`;

/**
 * People are found by the beginnings of the words of their names, in any order and without accents. An index of words replaces a walk
 * through all names, and needs no extension. Each word has its programme before it, and a sign for its field. So a search in one programme
 * reads nothing of others, and a search in names nothing of addresses.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      String.raw`
    -- In PL/pgSQL since its plan is kept, and of built-in functions alone since PostgreSQL looks for no others while it keeps an index up.
    create function person_words(programme bigint, name text, address text) returns tsvector
      language plpgsql immutable parallel safe cost 1000 as $$
    declare
      words text := ${folded(`translate(left(name, 200), '''’', '')`)};
    begin
      -- O'Brien is found by "obrien" and by "brien".
      if name ~ '[''’]' then words := words || ' ' || ${folded(`translate(left(name, 200), '''’', '  ')`)}; end if;
      -- Chinese, Japanese, Korean and Thai names are written in one: each part of them is found.
      if words ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]' then
        words := words || coalesce((
          select string_agg(' ' || substr(word, at), '')
          from string_to_table(words, ' ') word, generate_series(2, length(word)) at), '');
      end if;
      return array_to_tsvector(array_remove(string_to_array(
        coalesce(replace(' ' || nullif(words, ''), ' ', chr(10) || programme || ' '), '')
          || coalesce(replace(' ' || nullif(${folded(`left(address, 254)`)}, ''), ' ', chr(10) || programme || '@'), ''),
        chr(10)), ''));
    end $$;

    -- That each word of a search, ten at most, begins one of a name or, when asked for, of an address; null when it has no word.
    create function person_search(programme bigint, search text, addresses boolean) returns tsquery
      language plpgsql immutable parallel safe as $$
    begin
      return (
        select string_agg(
          case when addresses then format('(''%1$s %2$s'':* | ''%1$s@%2$s'':*)', programme, word)
            else format('''%1$s %2$s'':*', programme, word) end, ' & ')
        from (
          select distinct word from string_to_table(${folded(`translate(left(search, 200), '''’', '')`)}, ' ') word
          where word <> '' limit 10) words)::tsquery;
    end $$;

    create index person_found on person using gin (person_words(programme_id, name, address)) where erased_at is null;
  `,
    )
    .execute(db);
}
