import { PARTNERSHIP_SORTS } from '../../../rooms/partnerships/index.ts';
import type { ListAsked } from '../list/asked.ts';

/** The pairs of the list's address that its records carry on. */
export const CARRIED = ['shown', 'search', 'sort'] as const;

/** The parts of the list's description that its order is read by. */
export const ORDERS = {
  path: '',
  carries: {},
  sort: 'introduced',
  filters: [],
  columns: PARTNERSHIP_SORTS.map((key) => ({
    key,
    sort: key === 'introduced' ? ('falling' as const) : ('rising' as const),
  })),
};

/** The order that an address asks for, as the room takes it. */
export const sortedBy = ({ sort: { key, way } }: ListAsked) => ({
  by: PARTNERSHIP_SORTS.find((one) => one === key) ?? ('introduced' as const),
  way,
});
