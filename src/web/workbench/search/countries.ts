import { countryCodes, regionName } from '../../../lib/world/countries.ts';
import { searchWords } from '../../../lib/text/fold.ts';
import { countryByName } from '../../../rooms/forms/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { mayEnter } from '../sections.ts';
import { beginsWords } from './beginsWords.ts';

/** Countries that one search names, at most. */
const MOST = 5;
/** Letters that begin a country: fewer begin too many. */
const LEAST = 3;

/** Short for a country, as people write it: "UK". In small letters it begins too many names. */
const SHORT = /^[A-Z]{2}$/;

/** The countries that all words of a search name: in the language of the reader by how words begin ("ukraine", "south kor"), else the one whose whole name it is in another language of pages or its own ("Deutschland"), or for short ("USA"). */
export function countriesNamed({ view }: Pick<ProgrammeVisit, 'view'>, query: string): string[] {
  if (!SHORT.test(query) && [...query.replaceAll(/\P{L}/gu, '')].length < LEAST) return [];
  const named = countryCodes.filter((code) => beginsWords(regionName(view.lang, code), query));
  if (!SHORT.test(query) && named.length > 0) return named.slice(0, MOST);
  const country = countryByName(query);
  return country === null ? [] : [country];
}

/** The words of a search beside one that is the whole name of a country in another language: "mei Deutschland". */
export function besideCountry(query: string): { codes: string[]; name: string }[] {
  const words = searchWords(query);
  if (words.length < 2) return [];
  return words.flatMap((word, at) => {
    const code = word.length < LEAST ? null : countryByName(word);
    return code === null ? [] : [{ codes: [code], name: words.toSpliced(at, 1).join(' ') }];
  });
}

/** Links to lists by country of the people found: of everybody, or, for those who see no other list, of applications to their rounds. */
export function listsOfCountries(
  visit: ProgrammeVisit,
  people: readonly { country: string | null; round: number | null }[],
): { href: string; words: string }[] {
  const { view, path } = visit;
  const { t, lang } = view;
  const link = (list: string, country: string, round?: number) => {
    const name = regionName(lang, country);
    const query = new URLSearchParams({ country });
    if (round !== undefined) query.set('round', String(round));
    const beside = round === undefined ? [] : [t('round.name', { number: String(round) })];
    return {
      href: path(`/workbench/${list}?${query}`),
      words: [t('search.all'), name, ...beside].join(' · '),
    };
  };
  return [...Map.groupBy(people, ({ country }) => country ?? '')].flatMap(([country, theirs]) =>
    mayEnter(visit, 'everybody')
      ? [link('everybody', country)]
      : [...new Set(theirs.flatMap(({ round }) => round ?? []))]
          .toSorted((a, b) => b - a)
          .map((round) => link('applications', country, round)),
  );
}
