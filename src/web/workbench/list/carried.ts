import type { ProgrammeVisit } from '../../visit.ts';
import { OF_PAGE, numbersIn } from './asked.ts';

type Addressed = Pick<ProgrammeVisit, 'url'>;

/** The query of an address of a list, as its records carry it: `always`, the filters and order of `names` that are set, and the page that one was on. */
export function carriedPairs(
  { url }: Addressed,
  always: Readonly<Record<string, string>>,
  names: readonly string[],
): string {
  const query = new URLSearchParams(always);
  for (const name of [...names, ...OF_PAGE]) {
    const value = url.searchParams.get(name);
    if (value) query.set(name, value);
  }
  return `?${query}`;
}

/** The same of a list of a round. */
export const carriedQuery = (visit: Addressed, round: number, names: readonly string[]): string =>
  carriedPairs(visit, { round: String(round) }, names);

/** The query of a record's address, for posts about it: their answer keeps the list. '' where nobody came from one. */
export function keptQuery(visit: Addressed, names: readonly string[]): string {
  const [round] = numbersIn([visit.url.searchParams.get('round') ?? '']);
  return round === undefined ? '' : carriedQuery(visit, round, names);
}

/** The same for records of a list of no round, which always carry `mark`. */
export const keptQueryOf =
  (mark: string, names: readonly string[]) =>
  (visit: Addressed): string =>
    visit.url.searchParams.has(mark) ? carriedPairs(visit, {}, [mark, ...names]) : '';

/** The query of the page of a list without filters that an address asks for; '' for its beginning. */
export function pageAsked(visit: Addressed): string {
  const query = carriedPairs(visit, {}, []);
  return query === '?' ? '' : query;
}
