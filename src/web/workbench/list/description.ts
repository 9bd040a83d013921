import type { ComponentChildren } from 'preact';
import type { Hidden, Option } from '../../../ui/index.ts';
import type { DeskName } from '../../visit.ts';
import type { CellValue } from './taking/downloadTable.ts';

/** The two ways of an order. */
export type Way = 'rising' | 'falling';

export interface ListColumn<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** The way its head sorts first; absent where the list is not sorted by it. */
  sort?: Way;
  /** The cell that names its row; always shown. */
  header?: true;
  numeric?: true;
  /** Cut where its line ends: the page of the row has all of it. */
  line?: true;
  /** Cut at 21 % of the window, where others are at 14 %. */
  wide?: true;
  /** Never cut from 1,100 pixels on, and last of all below. */
  whole?: true;
  /** On a phone it stands beside the name, and the other cells in a line below. */
  upper?: true;
  /** Words to read: on a phone they have lines of their own. */
  words?: true;
  /** Shown only to whoever chose it. */
  extra?: true;
  /** Its value in a file, in place of the words of the cell; null where it is in no file. */
  taken?: ((row: Row) => CellValue) | null;
}

export interface ListFilter {
  name: string;
  label: string;
  /** The values to choose from; absent where words are typed. */
  choices?: readonly Option[];
  /** A day or a whole number is typed, and nothing else counts. */
  typed?: 'date' | 'number';
  help?: string;
  /** Stands with others in a part of the bar that is closed until somebody opens it: the name of the part. */
  group?: string;
  /** Chosen by a view above the list, and by no field. */
  byView?: true;
  /** Left out of views that are kept, since it names somebody. */
  isPrivate?: true;
  /** The value that stands for none: that of the first view. */
  usual?: string;
  /** Always one of the choices, and this one at present: not a thing that is set, nor a part of views that are kept. */
  always?: string;
}

/** A way to look at a list that the program brings. */
export interface BuiltView {
  key: string;
  label: string;
  count?: number | string | undefined;
  /** Values of filters that are chosen by views. */
  set: Readonly<Record<string, string>>;
}

/** A list of the workbench as data. Rows are read by whoever describes it, for what `askedOf` finds in the address. */
export interface ListKind<Row> {
  /** Its name in the database, and that of its desk's texts. */
  name: string;
  desk: DeskName;
  /** Its address within the programme, without a query. */
  path: string;
  /** Pairs that every address of it carries: the round. */
  carries: Hidden;
  /** Names of an address that its page reads besides, and that are no filters. */
  besides?: readonly string[];
  columns: readonly ListColumn<Row>[];
  filters: readonly ListFilter[];
  views: readonly BuiltView[];
  /** The column by which it is sorted when nobody asked for another. */
  sort: string;
  /** The group of a row, by the key of the column that rows are sorted by. Each group has a head. */
  groups?: Readonly<Record<string, (row: Row) => string>>;
  rowKey: (row: Row) => number;
  /** The name of a row, for its box; null for a row that nothing can be done with. Absent for lists without acts on several. */
  rowName?: (row: Row) => string | null;
  /** Shown when there are no rows at all: says what brings the first. */
  nothing: ComponentChildren;
  /** Shown when the filters find nothing: says which to take away. Absent for lists that have views alone. */
  notFound?: ComponentChildren;
  /** Shown when the present view is empty without a filter: all of it is done. */
  allDone?: ComponentChildren;
}

/** Rows on a page, which the address may ask for. */
export const SIZES = [100, 50, 250] as const;
export type Size = (typeof SIZES)[number];
