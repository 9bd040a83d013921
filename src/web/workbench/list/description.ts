import type { ComponentChildren } from 'preact';
import type { Hidden, Option } from '../../../ui/index.ts';
import type { DeskName } from '../../visit.ts';
import type { CellValue } from './taking/downloadTable.ts';

/** The two directions of an order. */
export type Way = 'rising' | 'falling';

export interface ListColumn<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** The direction in which its head sorts first; absent when the list cannot be sorted by it. */
  sort?: Way;
  /** The cell that names its row; always shown. */
  header?: true;
  numeric?: true;
  /** Cut at the end of its line: the row's own page has the full text. */
  line?: true;
  /** Cut at 21 % of the window, other columns at 14 %. */
  wide?: true;
  /** Never cut in windows of 1,100 pixels or more, and last of all in smaller ones. */
  whole?: true;
  /** On a phone it stands beside the name, with the other cells in a line below. */
  upper?: true;
  /** Words to read: on a phone they have lines of their own. */
  words?: true;
  /** Shown only to readers who chose it. */
  extra?: true;
  /** The value in a file, in place of the cell's words; null to leave the column out. */
  taken?: ((row: Row) => CellValue) | null;
}

export interface ListFilter {
  name: string;
  label: string;
  /** The values to choose from; absent when words are typed. */
  choices?: readonly Option[];
  /** A day or a whole number is typed; other text does not count. */
  typed?: 'date' | 'number';
  help?: string;
  /** The name of a part of the filter bar, closed at first, in which this filter stands with others. */
  group?: string;
  /** Chosen by a view above the list, not by a field. */
  byView?: true;
  /** Left out of kept views, since it names a person. */
  isPrivate?: true;
  /** The value that means no filter: that of the first view. */
  usual?: string;
  /** The present choice of a filter that always has one. It does not count as set, and is not part of kept views. */
  always?: string;
}

/** A built-in way to look at a list. */
export interface BuiltView {
  key: string;
  label: string;
  count?: number | string | undefined;
  /** The values of filters that the view sets. */
  set: Readonly<Record<string, string>>;
}

/** A list of the workbench as data. The page that describes it reads its rows, for the requests that `askedOf` finds in the address. */
export interface ListKind<Row> {
  /** Its name in the database, and the name of its desk's texts. */
  name: string;
  desk: DeskName;
  /** Its path within the programme, without a query. */
  path: string;
  /** Parameters of all its addresses: the round. */
  carries: Hidden;
  /** Parameters that its page reads, but that are no filters. */
  besides?: readonly string[];
  columns: readonly ListColumn<Row>[];
  filters: readonly ListFilter[];
  views: readonly BuiltView[];
  /** The column by which it is sorted at first. */
  sort: string;
  /** The group of a row, by the key of the column that sorts the list. Each group has a head. */
  groups?: Readonly<Record<string, (row: Row) => string>>;
  rowKey: (row: Row) => number;
  /** The name of a row, for its box; null for a row without possible acts. Absent for lists without acts on several rows. */
  rowName?: (row: Row) => string | null;
  /** Shown when there are no rows at all: says what brings the first. */
  nothing: ComponentChildren;
  /** Shown when the filters find nothing: says which to remove. Absent for lists that only have views. */
  notFound?: ComponentChildren;
  /** Shown when the present view is empty without a filter: all is done. */
  allDone?: ComponentChildren;
}

/** Numbers of rows on a page, which an address may ask for. */
export const SIZES = [100, 50, 250] as const;
export type Size = (typeof SIZES)[number];
