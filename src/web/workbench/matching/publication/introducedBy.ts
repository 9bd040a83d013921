import { INTRODUCED_SORTS, INTRODUCED_VIEWS } from '../../../../rooms/pairing/index.ts';
import type { ListAsked } from '../../list/asked.ts';

/** The filters and the order that an address of the published proposals asks for. */
export function introducedBy({ filters, sort }: Pick<ListAsked, 'filters' | 'sort'>) {
  const by = INTRODUCED_SORTS.find((one) => one === sort.key) ?? 'made';
  const shown = INTRODUCED_VIEWS.find((one) => one === filters['shown']);
  const search = filters['search'] || undefined;
  return { shown, country: filters['country'], search, sorted: { by, way: sort.way } };
}
