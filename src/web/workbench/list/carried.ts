import type { ProgrammeVisit } from '../../visit.ts';

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
