import { regionName } from '../../../lib/world/countries.ts';
import type { View } from '../../../ui/index.ts';
import { isDay, isWhole } from '../list/asked.ts';
import type { ListFilter } from '../list/description.ts';
import { boundOf, filteredIn } from './scope.ts';

/**
 * The filters of the list, with values that the address sets but nobody of the round has: a country, a tag or an answer of a view kept in
 * another round. Such a filter finds nobody and is shown as set; if it were ignored, all would be shown and chosen. Tags and answers are
 * only for readers who see all.
 */
export function withGone(
  view: View,
  url: URL,
  filters: readonly ListFilter[],
  seesAll: boolean,
): ListFilter[] {
  const names = seesAll ? filteredIn(url).filter((name) => !OTHERS.has(name)) : ['country'];
  const missing = names.flatMap((name): ListFilter[] => {
    const value = url.searchParams.get(name)?.trim() ?? '';
    const known = filters.find((one) => one.name === name);
    const isKnown = known && (!known.choices || known.choices.some((one) => one.value === value));
    if (isKnown || !isValue(name, value)) return [];
    const label = name === 'country' ? regionName(view.lang, value) : value;
    const own = known ?? { name, label: view.t(name === 'tag' ? 'notes.tag' : 'applications.answers') };
    return [{ ...own, choices: [...(known?.choices ?? []), { value, label }] }];
  });
  const rest = filters.filter(({ name }) => !missing.some((one) => one.name === name));
  return [...rest, ...missing];
}

const OTHERS: ReadonlySet<string> = new Set(['state', 'search']);

/** Whether a person in another round could have this value. */
function isValue(name: string, value: string): boolean {
  if (name === 'country') return /^[A-Z]{2}$/.test(value);
  if (boundOf(name)) return isWhole(value) || isDay(value);
  return value !== '' && !/\p{Cc}/u.test(value);
}
