import type { ListKind } from './description.ts';

/** Parameters of any page: language, round, list and place in it, the result of the last act, and the way back. */
const OF_PAGES = ['lang', 'round', 'list', 'page', 'at', 'did', 'none', 'note', 'back', 'sort'];
const LONGEST = 100;
/** The most names that are reported. */
const MOST = 8;

/** An address's parameters, with their values, that no filter of the list has. `others` are parameters that any list may have. */
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
