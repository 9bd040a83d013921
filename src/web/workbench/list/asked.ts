import { placeIn, placeQuery } from '../../../lib/placeInList.ts';
import type { Place } from '../../../lib/placeInList.ts';
import { SIZES } from './description.ts';
import { namesUnknown } from './namesUnknown.ts';
import type { ListKind, Size, Way } from './description.ts';

export interface Sort {
  key: string;
  way: Way;
}

/** The requests of a list's address, as far as the list knows them. */
export interface ListAsked {
  /** The values of the set filters, by their names. */
  filters: Readonly<Record<string, string>>;
  /** Filters whose name or value the list does not know. The list then shows nothing, rather than more than was asked for. */
  unknown: readonly { label: string; value: string }[];
  /** A column by which the list cannot be sorted; the usual order is used instead. */
  unsorted: string | undefined;
  sort: Sort;
  size: Size;
  place: Place | undefined;
  /** How many rows come before the page, as far as the address tells. */
  before: number;
  /** The rows whose boxes are ticked at first. */
  chosen: ReadonlySet<number>;
}

/** The parts of a list's description that are needed to read its addresses. */
type Known = Pick<ListKind<never>, 'filters' | 'sort' | 'carries' | 'path' | 'besides'> & {
  columns: readonly { key: string; sort?: Way }[];
};

/** The parameters of an address for a page of a list and its size. */
export const OF_PAGE = ['size', 'after', 'before', 'before-it'] as const;

const LONGEST_WORDS = 100;
/** Whether a day exists: 30 February does not. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
export const isWhole = (text: string): boolean => /^-?\d{1,12}$/.test(text);
const TYPED = { date: isDay, number: isWhole };
/** The order of a list that has only one. */
const UNSORTED: Sort = { key: '', way: 'rising' };

/** Addresses that asked, when last read, for something that their list does not know. */
const misread = new WeakSet<URL>();
/** Whether the list of an address knew all its filters: else no act and no file may use what the address finds. */
export const isUnderstood = (url: URL): boolean => !misread.has(url);

/** Whether a kept view asks only for what the list offers this volunteer: an ambassador's list, for one, has no tags. */
export const isOwnQuery = (query: string, list: Parameters<typeof namesUnknown>[1]): boolean =>
  namesUnknown(new URLSearchParams(query), list, [...OF_PAGE, ...OF_BOXES]).length === 0;

/** Reads the address of a list (filters, order, page and boxes), and notes what the list does not know. */
export function askedOf(url: URL, list: Known): ListAsked {
  const query = url.searchParams;
  const filters: Record<string, string> = {};
  const unknown: { label: string; value: string }[] = [];
  for (const { name, label, choices, typed, always, usual } of list.filters) {
    if (always) continue;
    const value = (query.get(name) ?? '').trim().slice(0, LONGEST_WORDS);
    if (value === '' || value === usual) continue;
    const isKnown =
      (!choices || choices.some((one) => one.value === value)) && (!typed || TYPED[typed](value));
    if (isKnown) filters[name] = value;
    else unknown.push({ label, value });
  }
  unknown.push(...namesUnknown(query, list, [...OF_PAGE, ...OF_BOXES]));
  if (unknown.length > 0) misread.add(url);
  else misread.delete(url);
  const sort = (query.get('sort') ?? '').slice(0, LONGEST_WORDS);
  const sorted = sortOf(sort, list);
  const size = SIZES.find((one) => String(one) === query.get('size')) ?? SIZES[0];
  const before = /^\d{1,9}$/.test(query.get('before-it') ?? '') ? Number(query.get('before-it')) : 0;
  return {
    filters,
    unknown,
    unsorted: sort && !sorted ? sort : undefined,
    sort: sorted ?? sortOf(list.sort, list) ?? UNSORTED,
    size,
    place: placeIn(url),
    before,
    chosen: new Set(isOfRound(query) ? numbersIn(query.getAll('chosen')) : []),
  };
}

/** Whether the chosen rows belong to the list's round: nobody chosen in one round is chosen in another. */
const isOfRound = (query: URLSearchParams): boolean =>
  !query.has(CHOSEN_IN) || query.get(CHOSEN_IN) === query.get('round');
export const CHOSEN_IN = 'chosen-in';
/** The button that filters a list by the fields in the form of the boxes. Its value is the query without these fields. */
export const FILTER = 'filter';
/** Names of that form that are no filters. */
export const OF_BOXES: ReadonlySet<string> = new Set([
  FILTER,
  'to',
  'act',
  'query',
  'count',
  'which',
  'chosen',
  CHOSEN_IN,
]);

/** The most characters of numbers in an address. */
const LONGEST_CHOICE = 6000;

/** As many of the chosen, from the first on, as an address can hold. */
export function fitting(chosen: readonly number[]): number[] {
  let room = LONGEST_CHOICE;
  return chosen.filter((id) => (room -= String(id).length + 1) >= 0);
}

/** Reads an order: `name` is the one with which that column begins, `-name` the other. */
function sortOf(text: string, list: Known): Sort | null {
  const column = list.columns.find(({ key, sort }) => sort && key === text.replace(/^-/, ''));
  if (!column?.sort) return null;
  return { key: column.key, way: text.startsWith('-') ? other(column.sort) : column.sort };
}

export const other = (way: Way): Way => (way === 'rising' ? 'falling' : 'rising');

/** The numbers of a list such as `12,15`; other text is left out. */
export const numbersIn = (lists: readonly string[]): number[] => [
  ...new Set(
    lists
      .flatMap((list) => list.split(','))
      .filter((id) => /^\d{1,15}$/.test(id))
      .map(Number),
  ),
];

type Change = Partial<Pick<ListAsked, 'sort' | 'size' | 'before'>> & {
  filters?: Readonly<Record<string, string | undefined>>;
  place?: Place | null;
};

/** The query of a list as it was asked for, at its page. */
export const queryHere = (list: Known, asked: ListAsked): string =>
  queryOf(list, asked, { place: asked.place ?? null, before: asked.before });

/** The query of a list with changes, sorted by name, without blanks and defaults. It leads to the first page unless a place is given. */
export function queryOf(list: Known, asked: ListAsked, change: Change = {}): string {
  const { size = asked.size, sort = asked.sort } = change;
  const filters: Record<string, string | undefined> = { ...asked.filters, ...change.filters };
  const pairs = Object.entries({
    ...filters,
    sort: sortText(list, sort),
    size: size === SIZES[0] ? undefined : String(size),
    ...placeQuery(change.place ?? null),
    'before-it': change.before ? String(change.before) : undefined,
  }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(pairs.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}

function sortText(list: Known, { key, way }: Sort): string | undefined {
  const usual = sortOf(list.sort, list);
  if (key === '' || (usual?.key === key && usual.way === way)) return undefined;
  return list.columns.find((one) => one.key === key)?.sort === way ? key : `-${key}`;
}

/** The query under which a view is kept: only filters and order, without the words of a search, which may be a person's name. */
export function viewQuery(list: Known, asked: ListAsked): string {
  const typed = list.filters
    .filter(({ choices, typed, isPrivate }) => (!choices && !typed) || isPrivate)
    .map(({ name }) => [name, undefined] as const);
  return queryOf(list, asked, { filters: Object.fromEntries(typed), size: SIZES[0] });
}

/** The path of a list whose rounds have their own pages, for the round that a query names. */
export const pathOf = (path: string, query: URLSearchParams): string =>
  path.replace(':round', String(numbersIn([query.get('round') ?? ''])[0] ?? 1));

/** An address of the list, or of a page below its path. */
export function hrefOf(list: Known, query: string, below = ''): string {
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(list.carries)) if (value) all.set(name, value);
  const text = all.toString();
  return `${list.path}${below}${text ? `?${text}` : ''}`;
}
