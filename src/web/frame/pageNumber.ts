const MOST_PAGES = 10_000;

/** The page of a list that an address asks for, from 1. The first page when the address asks for none, or for nonsense. */
export function pageNumber(url: URL): number {
  const asked = Number(url.searchParams.get('page') ?? 1);
  return Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1;
}
