import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { searchWords } from '../../lib/text/fold.ts';

/** A search parted in two: words that are of a name, and the others. */
export interface Part {
  name: string;
  rest: string;
}

/** Of so many words each choice is tried, of more those at the beginning and at the end alone. */
const FEW_WORDS = 3;
/** People whom each part finds, and all parts together, at most. */
const OF_EACH = 10;
const OF_ALL = 30;

/** The ways to part a search of two words or more, so that "amina doors" finds what Amina said of doors. */
export function partsOf(search: string): Part[] {
  const words = searchWords(search);
  const part = (isName: (at: number) => boolean): Part => ({
    name: words.filter((_, at) => isName(at)).join(' '),
    rest: words.filter((_, at) => !isName(at)).join(' '),
  });
  const all =
    words.length > FEW_WORDS
      ? words.slice(1).flatMap((_, before) => [part((at) => at <= before), part((at) => at > before)])
      : Array.from({ length: Math.max(0, 2 ** words.length - 2) }, (_, of) =>
          part((at) => Boolean((of + 1) & (1 << at))),
        );
  return all.filter(({ name }) => name.split(' ').some((word) => !LETTER.test(word)));
}

/** A letter alone is no name, but in scripts that write a word with one: the index would read everybody whose name begins with it. */
const LETTER = /^[^\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** Some of the people whom the name of a part finds, with that part, for use within a query: rows of `person` and `part`, which is JSON. */
export const peopleInParts = (
  programme: number,
  parts: readonly Pick<Part, 'name'>[],
  seesAddresses: boolean,
  most = OF_ALL,
): RawBuilder<unknown> => sql`(
  select theirs.id as person, parts.part from jsonb_array_elements(${JSON.stringify(parts)}::jsonb) parts (part) cross join lateral (
    select person.id from person where person.programme_id = ${programme} and person.erased_at is null
      and person.words @@ person_search(${programme}::bigint, parts.part ->> 'name', ${seesAddresses}::boolean) limit ${OF_EACH}) theirs
  limit ${most})`;
