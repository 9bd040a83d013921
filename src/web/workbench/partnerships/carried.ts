import { PARTNERSHIP_SORTS } from '../../../rooms/partnerships/index.ts';
import type { ListAsked } from '../list/asked.ts';

/** The parameters of the list's address that its records' addresses keep. */
export const CARRIED = ['shown', 'search', 'sort'] as const;

/** The parts of the list's description that are needed to read its order. */
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

/** The order that an address asks for, for the room. */
export const sortedBy = ({ sort: { key, way } }: ListAsked) => ({
  by: PARTNERSHIP_SORTS.find((one) => one === key) ?? ('introduced' as const),
  way,
});
