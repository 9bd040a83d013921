import type { ProgrammeVisit } from '../../visit.ts';
import { numbersIn } from './asked.ts';

/** The query of an address of a list of a round, as its records carry it: filters and order by their `names`, without the page. */
export function carriedQuery(
  { url }: Pick<ProgrammeVisit, 'url'>,
  round: number,
  names: readonly string[],
): string {
  const query = new URLSearchParams({ round: String(round) });
  for (const name of names) {
    const value = url.searchParams.get(name);
    if (value) query.set(name, value);
  }
  return `?${query}`;
}

/** The query of a record's address, for posts about it: their answer keeps the list. '' where nobody came from one. */
export function keptQuery(visit: Pick<ProgrammeVisit, 'url'>, names: readonly string[]): string {
  const [round] = numbersIn([visit.url.searchParams.get('round') ?? '']);
  return round === undefined ? '' : carriedQuery(visit, round, names);
}
