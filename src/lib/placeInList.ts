/** A place in a list: the page lies `after` or `before` the row with this key. A key is a few whole numbers, in digits. */
export interface Place {
  side: 'after' | 'before';
  key: readonly string[];
}

/** A page of a list, and where the previous and the next page begin; null at the ends of the list. */
export interface Cut<T> {
  rows: T[];
  previous: Place | null;
  next: Place | null;
}

/** The place in a list that an address asks for; undefined for its beginning, and for an unreadable place. */
export function placeIn(url: URL): Place | undefined {
  for (const side of ['after', 'before'] as const) {
    const key = url.searchParams.get(side) ?? '';
    if (/^\d{1,20}(\.\d{1,20}){0,3}$/.test(key)) return { side, key: key.split('.') };
  }
  return undefined;
}

/** The query of an address that asks for a place; empty for the beginning. */
export function placeQuery(place: Place | null): Record<string, string> {
  return place ? { [place.side]: place.key.join('.') } : {};
}

/**
 * Reads the page of a list at a place. When nothing is left there, for example because others have settled every row, reads the beginning
 * of the list. `isFirst`: the page is the beginning.
 */
export async function pageAt<C extends Cut<unknown>>(
  place: Place | undefined,
  read: (place: Place | undefined) => Promise<C>,
): Promise<C & { isFirst: boolean }> {
  const found = await read(place);
  return place && found.rows.length === 0
    ? { ...(await read(undefined)), isFirst: true }
    : { ...found, isFirst: !place };
}

/** No list is counted further than this: a page then says that there are more. */
export const COUNTED_TO = 1000;

/** Every page of some lists counts all views of the list, but no further than this. */
export const VIEWS_COUNTED_TO = 200;

/** Rows that are counted on each side of one. */
export const COUNTED_AROUND = 200;

/** As above, for a search with very many hits, which checks row after row. */
export const COUNTED_AMONG_MANY = 100;

/** The rows of a list around one of them, and how many come before and after it, counted to one more than `countedTo`. */
export interface Around<Row> {
  /** `COUNTED_AROUND` unless given. */
  countedTo?: number;
  before: Row[];
  after: Row[];
  countBefore: number;
  countAfter: number;
  /** Whether the list itself still has the row: an act may have changed what the list is filtered by. */
  isIn: boolean;
}
