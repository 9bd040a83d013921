import { countryCodes, regionName } from '../../../lib/world/countries.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { mayEnter } from '../sections.ts';
import { beginsWords } from './words.ts';

/** Countries that one search names, at most. */
const MOST = 5;
/** Letters that begin a country: fewer begin too many. */
const LEAST = 3;

/** The countries that all words of a search name, in the language of the reader: "ukraine", "south kor". */
export function countriesNamed({ view }: Pick<ProgrammeVisit, 'view'>, query: string): string[] {
  if ([...query.replaceAll(/\P{L}/gu, '')].length < LEAST) return [];
  return countryCodes.filter((code) => beginsWords(regionName(view.lang, code), query)).slice(0, MOST);
}

/** The list of all from each country of the people found: of everybody, or of the applications to their rounds for those who see no other list. */
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
