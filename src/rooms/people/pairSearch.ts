import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { LOCALES } from '../../i18n/locales.ts';
import { once } from '../../lib/once.ts';

/** Two names for the program to join: before a vowel Spanish has another word. */
const JOINED = [
  ['a', 'b'],
  ['a', 'i'],
];
const MOST_WORDS = 10;

/** The words between two names in each language of the program, and the letters that some languages put before the second name. */
const joining = once(() => {
  const written = LOCALES.flatMap((locale) => {
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    return JOINED.map((names) => list.formatToParts(names)[1]!.value);
  });
  return {
    words: new Set(written.filter((text) => text.endsWith(' ')).map((text) => text.trim())),
    prefixes: [...new Set(written.filter((text) => !text.endsWith(' ')).map((text) => text.trim()))],
  };
});

/**
 * A search among the words of partnerships and proposals (migrations 0311 and 0313), as a `tsquery`: each of its words begins a word of any
 * member's name. It also finds "A and B" and "A – B", as pages name the two. Null without a word.
 */
export function pairSearch(programme: number, search: string): RawBuilder<unknown> {
  const { words, prefixes } = joining();
  // The database, too, takes each part for one word: it splits text at the same signs, such as a hyphen, or a letter that stands for a
  // sentence.
  const typed = search
    .slice(0, 200)
    .normalize('NFKD')
    .split(/[^\p{L}\p{M}\p{N}\p{Cf}'’]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const names = typed.filter((word) => !words.has(word.toLowerCase()));
  const asked = [...new Set(names.length > 0 ? names : typed)].slice(0, MOST_WORDS);
  if (asked.length === 0) return sql`null::tsquery`;
  const one = (word: string) => sql`person_search(${programme}::bigint, ${word}::text, false)`;
  return sql.join(
    asked.map((word) => {
      const prefix = prefixes.find((letters) => word.length > letters.length + 1 && word.startsWith(letters));
      return prefix ? sql`(${one(word)} || ${one(word.slice(prefix.length))})` : one(word);
    }),
    sql` && `,
  );
}
