import type { Cut, Place } from '../../../../lib/placeInList.ts';
import type { View } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { isUnderstood, pathOf } from '../asked.ts';
import type { ListKind } from '../description.ts';
import { cellValue } from './cellValue.ts';
import { downloadTable } from './downloadTable.ts';
import type { TakenColumn } from './downloadTable.ts';

/** A list and the way to read all that its filters leave, a page after the other: what it takes to go out as a file. */
export interface ReadList<Row> {
  list: Pick<ListKind<Row>, 'name' | 'columns' | 'rowKey'>;
  page: (place: Place | undefined) => Promise<Cut<Row>>;
  /** Columns that the file has besides those of the list. */
  more?: readonly TakenColumn<Row>[];
  /** The round that it is of. */
  round?: { id: number; number: number };
}

/** Rows that are read at once for a file. */
export const TAKEN_AT_ONCE = 250;

/** Answers a list as a file, as an address of it asks; null where there is nothing to list yet. */
export type Taking = (visit: ProgrammeVisit, url: URL, as: string | null) => Promise<Response | null>;

/** The way to take a list out, by the way to read it. */
export const taking =
  <Row>(read: (visit: ProgrammeVisit, url: URL) => Promise<ReadList<Row> | null>): Taking =>
  async (visit, url, as) => {
    const found = await read(visit, url);
    if (!found) return null;
    // A file never has more than its address asks for.
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
 * The columns of the file: the number of each row, then every column of the list, whether it is shown or not. Its value is said by its `taken`; without that
 * it is the words of its cell.
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
