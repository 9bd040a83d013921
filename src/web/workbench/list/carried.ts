import type { ProgrammeVisit } from '../../visit.ts';
import { OF_PAGE, numbersIn } from './asked.ts';

type Addressed = Pick<ProgrammeVisit, 'url'>;

/** The query of a list that its records' addresses keep: `always`, the set filters and order of `names`, and the reader's page. */
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

/** The same for a list of a round. */
export const carriedQuery = (visit: Addressed, round: number, names: readonly string[]): string =>
  carriedPairs(visit, { round: String(round) }, names);

/** The query of a record's address, for posts about it, so that the answer keeps the list; '' when the reader did not come from a list. */
export function keptQuery(visit: Addressed, names: readonly string[]): string {
  const [round] = numbersIn([visit.url.searchParams.get('round') ?? '']);
  return round === undefined ? '' : carriedQuery(visit, round, names);
}

/** The same for records of a list without a round, whose addresses always have `mark`. */
export const keptQueryOf =
  (mark: string, names: readonly string[]) =>
  (visit: Addressed): string =>
    visit.url.searchParams.has(mark) ? carriedPairs(visit, {}, [mark, ...names]) : '';

/** The query for the page of a list without filters that an address asks for; '' for the first page. */
export function pageAsked(visit: Addressed): string {
  const query = carriedPairs(visit, {}, []);
  return query === '?' ? '' : query;
}
