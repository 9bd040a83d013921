import type { ListKind } from './description.ts';

/** Names of pages in general: which language, round, list and place in it, what came of the last act, and the way back. */
const OF_PAGES = ['lang', 'round', 'list', 'page', 'at', 'did', 'none', 'note', 'back', 'sort'];
const LONGEST = 100;
/** So many names are said at most. */
const MOST = 8;

/** Names of an address, with their values, that are of no filter of a list; `others` are those that the address of any list may have. */
export function namesUnknown(
  query: URLSearchParams,
  { filters, carries, besides = [] }: Pick<ListKind<never>, 'filters' | 'carries' | 'besides'>,
  others: readonly string[],
): { label: string; value: string }[] {
  const known = filters.map(({ name }) => name);
  const names = new Set([...others, ...OF_PAGES, ...known, ...Object.keys(carries), ...besides]);
  return [...query]
    .filter(([name, value]) => value.trim() && !names.has(name))
    .slice(0, MOST)
    .map(([name, value]) => ({ label: name.slice(0, LONGEST), value: value.slice(0, LONGEST) }));
}
