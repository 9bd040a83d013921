/** A place in a list: beside the row with this key, the page lies `after` it or `before` it. A key is a few whole numbers, in digits. */
export interface Place {
  side: 'after' | 'before';
  key: readonly string[];
}

/** A page of a list, and where the pages on both sides of it begin; null where the list ends. */
export interface Cut<T> {
  rows: T[];
  previous: Place | null;
  next: Place | null;
}

/** The place in a list that an address asks for; undefined for its beginning, and for nonsense. */
export function placeIn(url: URL): Place | undefined {
  for (const side of ['after', 'before'] as const) {
    const key = url.searchParams.get(side) ?? '';
    if (/^\d{1,20}(\.\d{1,20}){0,3}$/.test(key)) return { side, key: key.split('.') };
  }
  return undefined;
}

/** The query of an address that asks for a place; nothing for the beginning. */
export function placeQuery(place: Place | null): Record<string, string> {
  return place ? { [place.side]: place.key.join('.') } : {};
}

/**
 * The page of a list at a place, by `read`; its beginning when nothing is left there, as when others have settled all that stood on the page
 * before. `isFirst` where it begins.
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

/** Nobody counts a list further than this: a page says that there are more. */
export const COUNTED_TO = 1000;

/** Every page of some lists counts all views of it: no further than this. */
export const VIEWS_COUNTED_TO = 200;

/** Rows that are counted on each side of one. */
export const COUNTED_AROUND = 200;

/** The same where a search finds very many: row after row is held against it. */
export const COUNTED_AMONG_MANY = 100;

/** The rows of a list around one of them, and how many stand before and behind it: counted to one more than `countedTo`. */
export interface Around<Row> {
  /** `COUNTED_AROUND` unless it says otherwise. */
  countedTo?: number;
  before: Row[];
  after: Row[];
  countBefore: number;
  countAfter: number;
  /** Whether the list itself still has the row: an act may have taken it out of what is filtered for. */
  isIn: boolean;
}
