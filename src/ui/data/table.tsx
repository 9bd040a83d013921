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
  /** On a phone, this cell keeps its label even in a table of `inTwoLines`: without the label it would not say enough. */
  said?: boolean | undefined;
  /** On a phone, this cell stands beside the name, in a table of `inTwoLines`. */
  upper?: boolean | undefined;
  /** Left out on a phone: the row's page shows it. */
  spare?: boolean | undefined;
  /** Takes the space that other cells leave, in a table of `asList`. Each of its lines is cut at its own end. */
  line?: boolean | undefined;
}

/** Rows with a caption. On a phone each row becomes a block whose lines carry the labels of their columns. */
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
  /** True when a phone shows each row as its name, with the other cells in a line below that needs no labels. */
  inTwoLines?: boolean | undefined;
  /** True for rows that look like the rows of the workbench's lists. */
  asList?: boolean | undefined;
  /** A line below each row, over the whole width: for sentences that do not fit into any column. */
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
