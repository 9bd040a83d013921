import type { Cut, Place } from '../../../../lib/placeInList.ts';
import type { View } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { isUnderstood, pathOf } from '../asked.ts';
import type { ListKind } from '../description.ts';
import { cellValue } from './cellValue.ts';
import { downloadTable } from './downloadTable.ts';
import type { TakenColumn } from './downloadTable.ts';

/** A list, and a function that reads all rows of its filters page by page, as needed to save it as a file. */
export interface ReadList<Row> {
  list: Pick<ListKind<Row>, 'name' | 'columns' | 'rowKey'>;
  page: (place: Place | undefined) => Promise<Cut<Row>>;
  /** Columns of the file besides those of the list. */
  more?: readonly TakenColumn<Row>[];
  /** The round of the list. */
  round?: { id: number; number: number };
}

/** Rows that are read at a time for a file. */
export const TAKEN_AT_ONCE = 250;

/** Answers a list as a file, as its address asks; null while there is nothing to list. */
export type Taking = (visit: ProgrammeVisit, url: URL, as: string | null) => Promise<Response | null>;

/** Makes the function that saves a list from the one that reads it. */
export const taking =
  <Row>(read: (visit: ProgrammeVisit, url: URL) => Promise<ReadList<Row> | null>): Taking =>
  async (visit, url, as) => {
    const found = await read(visit, url);
    if (!found) return null;
    // A file never has more rows than its address asks for.
    if (!isUnderstood(url))
      return visit.turnBack(
        visit.path(
          `${pathOf(visit.brought.lists.get(found.list.name)!.path, url.searchParams)}${url.search}`,
        ),
      );
    const { list, round, page } = found;
    return downloadTable<Row>(visit, as, {
      list: list.name,
      name: round ? `round-${round.number}-${list.name}` : list.name,
      round: round?.id ?? null,
      columns: takenColumns(visit.view, found),
      page,
    });
  };

/**
 * The columns of the file: the number of each row, then every column of the list, shown or not. A column's value comes from its `taken`, or
 * else from the words of its cell.
 */
const takenColumns = <Row>(
  view: View,
  { list, more = [] }: Pick<ReadList<Row>, 'list' | 'more'>,
): TakenColumn<Row>[] => [
  { key: 'id', value: list.rowKey },
  ...list.columns.flatMap(({ key, cell, taken }): TakenColumn<Row>[] =>
    taken === null ? [] : [{ key, value: taken ?? ((row) => cellValue(view, cell(row))) }],
  ),
  ...more,
];
