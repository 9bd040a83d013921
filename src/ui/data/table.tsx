import { Fragment } from 'preact';
import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { Empty } from './small.tsx';

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the end of their column. */
  numeric?: boolean | undefined;
  /** The cell that names its row. */
  header?: boolean | undefined;
  /** On a phone its label stands before it in a table of `inTwoLines`, too: the cell alone would not say what it is. */
  said?: boolean | undefined;
  /** Stands beside the name on a phone, in a table of `inTwoLines`. */
  upper?: boolean | undefined;
  /** Left out on a phone: the page of the row has it. */
  spare?: boolean | undefined;
  /** Takes the room that the others leave, in a table of `asList`; each of its lines is cut at its own end. */
  line?: boolean | undefined;
}

/** Rows with a caption. On a phone each row becomes a block whose lines carry their column's label. */
export function Table<Row>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
  empty,
  inTwoLines,
  asList,
  under,
}: {
  caption: string;
  /** True when a heading right above says the same. */
  hideCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string | number;
  /** Shown in place of a table without rows. */
  empty?: ComponentChildren;
  /** True where a phone shows each row as its name, and the rest in a line below it that needs no labels. */
  inTwoLines?: boolean | undefined;
  /** True for rows that look like those of the lists of the workbench. */
  asList?: boolean | undefined;
  /** A line of its own below each row, over the whole width: sentences that no column has room for. */
  under?: ((row: Row) => ComponentChildren) | undefined;
}) {
  if (rows.length === 0 && empty) return <Empty>{empty}</Empty>;
  return (
    <table class={classes('table', inTwoLines && 'two-lines', asList && 'rows')}>
      <caption class={hideCaption ? 'vh' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" class={column.numeric ? 'num' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Fragment key={rowKey(row, index)}>
            <tr>
              {columns.map((column) =>
                column.header ? (
                  <th
                    key={column.key}
                    scope="row"
                    class={classes(column.numeric && 'num', column.line && 'line')}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    data-label={column.label}
                    class={classes(
                      column.numeric && 'num',
                      column.upper && 'upper',
                      column.said && 'said',
                      column.spare && 'spare',
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
            {under ? (
              <tr class="under">
                <td colSpan={columns.length}>{under(row)}</td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
