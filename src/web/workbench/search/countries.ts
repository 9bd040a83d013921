import { countryCodes, regionName } from '../../../lib/world/countries.ts';
import { searchWords } from '../../../lib/text/fold.ts';
import { countryByName } from '../../../rooms/forms/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { mayEnter } from '../sections.ts';
import { beginsWords } from './beginsWords.ts';

/** The most countries that one search finds. */
const MOST = 5;
/** Letters from which on a word is looked for as the beginning of a country's name: fewer begin too many. */
const LEAST = 3;

/** A short form of a country, as people write it: "UK". In small letters it would begin too many names. */
const SHORT = /^[A-Z]{2}$/;

/**
 * The countries that the whole search names. First by the beginnings of words in the reader's language ("ukraine", "south kor"). Else by
 * the full name in another language of pages or in the country's own ("Deutschland"), or by a short form ("USA").
 */
export function countriesNamed({ view }: Pick<ProgrammeVisit, 'view'>, query: string): string[] {
  if (!SHORT.test(query) && [...query.replaceAll(/\P{L}/gu, '')].length < LEAST) return [];
  const named = countryCodes.filter((code) => beginsWords(regionName(view.lang, code), query));
  if (!SHORT.test(query) && named.length > 0) return named.slice(0, MOST);
  const country = countryByName(query);
  return country === null ? [] : [country];
}

/** Finds a word that is the full name of a country in another language, and returns the other words: "mei Deutschland". */
export function besideCountry(query: string): { codes: string[]; name: string }[] {
  const words = searchWords(query);
  if (words.length < 2) return [];
  return words.flatMap((word, at) => {
    const code = word.length < LEAST ? null : countryByName(word);
    return code === null ? [] : [{ codes: [code], name: words.toSpliced(at, 1).join(' ') }];
  });
}

/**
 * Links to lists by country for the people found: to the list of everybody or, for volunteers who see no other list, to the applications of
 * their rounds.
 */
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
