/** The most ids that an address may hold. */
const MOST_IN_ADDRESS = 500;

/** The ids of lists such as `12,15`, from one or several values; other text is left out. */
export function idsFrom(lists: readonly string[]): number[] {
  const ids = lists.flatMap((list) => list.split(',')).filter((id) => /^\d{1,15}$/.test(id));
  return [...new Set(ids.map(Number))].slice(0, MOST_IN_ADDRESS);
}

/** The ids from the query of an address. */
export const idsIn = (url: URL, name: string): number[] => idsFrom(url.searchParams.getAll(name));
