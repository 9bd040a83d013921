import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { searchWords } from '../../lib/text/fold.ts';
import { FOUND_NEAR } from '../found.ts';
import { someFound } from './someFound.ts';

/**
 * In a search with up to this many words, any choice of them may be a name. In a longer one, each word and each two neighbouring words may
 * be.
 */
const FEW_WORDS = 3;
/** The most people found by each name, and by all names together. */
const OF_EACH = 10;
const OF_ALL = 30;
/** The fewest letters of a word by which texts are looked up: shorter ones begin too many words. */
const LEAST = 3;

/**
 * A single letter is no name, except in scripts that write a word with one character: the index would read everybody whose name begins with
 * it.
 */
const LETTER = /^[^\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** Two letters begin too many names for an index as well. */
const SHORT = /^[^\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}$/u;
/** The newest people, among whom every name is looked for before an index is used. A short name is looked for only among them. */
const LATELY = 400;

/** Whether all words of a name are so short that an index would read nearly everybody. */
export const isShort = (name: string): boolean => name.split(' ').every((word) => SHORT.test(word));

/** Whether a search says more than single letters, so that it may be a name. */
export const mayBeName = (search: string): boolean =>
  search.split(' ').some((word) => word !== '' && !LETTER.test(word));

/** Words of the row `person`, in the form that the words of a message have. For readers who may see the address, its words as well. */
export const searchedWords = (person: string, seesAddresses: boolean): RawBuilder<unknown> => {
  const words = sql.ref(`${person}.words`);
  return seesAddresses ? sql`(${words} || replace(${words}::text, '@', ' ')::tsvector)` : words;
};

/** The names that a search may hold beside other words; none in a search of one word. */
export function namesIn(search: string): string[] {
  const words = searchWords(search);
  const all =
    words.length > FEW_WORDS
      ? words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1]} ${word}`]))
      : Array.from({ length: Math.max(0, 2 ** words.length - 2) }, (_, of) =>
          words.filter((_, at) => (of + 1) & (1 << at)).join(' '),
        );
  return [...new Set(all)].filter(mayBeName);
}

/** Words of a search by which texts are looked up. */
const longWords = (search: string): string[] => {
  const words = searchWords(search);
  return words.length < 2
    ? []
    : words.filter((word) => !LETTER.test(word) && (word.length >= LEAST || !/^\p{ASCII}*$/u.test(word)));
};

/**
 * Tables that the lists of one search share, for the beginning of its query. A person looked for by several lists is found once.
 * - `people_found`: the people whom the whole search finds, only from `countries` if these are given
 * - `sought`: its words as a `tsquery` for messages (`says`), and as one that any word of a name fits (`any_name`)
 * - `named`: some of the people found by the names, with the words of their names, and of their addresses for readers who may see these
 * - `said`: words by which texts are looked up (`says`), when the names are so common, or so many, that `named` lacks some people
 * A thing is found by its own words together with those of its person: `named.words || message_words(…) @@ sought.says`.
 */
export const tablesOf = (
  programme: number,
  search: string,
  others: readonly string[],
  seesAddresses: boolean,
  countries: readonly string[] | null,
): RawBuilder<unknown> => {
  const names = [...new Set([...namesIn(search), ...others.filter(mayBeName)])];
  const query = (word: RawBuilder<unknown>) =>
    sql`person_search(${programme}::bigint, ${word}, ${seesAddresses}::boolean)`;
  const sought = names.map((name) => ({ name, is_short: isShort(name) }));
  const seen = countries ? sql`one.country = any(${[...countries]})` : sql`true`;
  const live = sql`one.erased_at is null and ${seen}`;
  return sql`
  people_found as materialized (
    select id, name, address, country, stands_for
    from ${someFound(programme, sql`person`, live, query(sql`${search}::text`), FOUND_NEAR)} one),
  name_sought as materialized (
    select name, is_short, ${query(sql`name`)} as words
    from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) own (name text, is_short boolean)),
  lately as materialized (
    select id, words from person where programme_id = ${programme} and erased_at is null order by id desc limit ${LATELY}),
  each_named as materialized (
    select sought.name, theirs.id as person from name_sought sought cross join lateral (
      with near as materialized (select id from lately where lately.words @@ sought.words limit ${OF_EACH}),
      every as materialized (
        select person.id from person
        where person.programme_id = ${programme} and person.erased_at is null and person.words @@ sought.words
          and not sought.is_short and (select count(*) from near) < ${OF_EACH})
      select id from near union (select id from every limit ${OF_EACH}) limit ${OF_EACH}) theirs),
  named as materialized (
    select person.id as person, ${searchedWords('person', seesAddresses)} as words
    from (select distinct person from each_named limit ${OF_ALL}) own
    join person on person.programme_id = ${programme} and person.id = own.person),
  sought as materialized (
    select message_search(${programme}::bigint, ${search}::text) as says, (
      select string_agg(${query(sql`word`)}::text, ' | ')::tsquery from unnest(${searchWords(search)}::text[]) word) as any_name),
  said as materialized (
    select message_search(${programme}::bigint, word) as says from unnest(${longWords(search)}::text[]) word
    where exists (select from each_named group by name having count(*) >= ${OF_EACH})
      or (select count(distinct person) from each_named) > ${OF_ALL})`;
};
