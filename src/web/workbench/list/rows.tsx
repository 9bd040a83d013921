import { Of, classes, useView } from '../../../ui/index.ts';
import type { ListAsked } from './asked.ts';
import { ColumnHead } from './columnHead.tsx';
import type { ListColumn, ListKind } from './description.ts';

/** The columns that a reader sees: those they chose, else the list's first ones, and always the one that names the rows. */
export const shownColumns = <Row,>(
  { columns }: Pick<ListKind<Row>, 'columns'>,
  chosen: readonly string[] | null,
): ListColumn<Row>[] =>
  columns.filter(({ key, header, extra }) => header || (chosen ? chosen.includes(key) : !extra));

/** The id of a row, to which the way back from its record leads. */
export const rowId = (row: number): string => `row-${row}`;

/** The rows of a list with heads that sort, and with boxes of the form `bulk` when there are acts on several rows. */
export function Rows<Row>({
  list,
  asked,
  columns,
  rows,
  caption,
  form,
  reasons,
}: {
  list: ListKind<Row>;
  asked: ListAsked;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  caption: string;
  /** The id of the form with the boxes; undefined when this volunteer has no acts on several rows. */
  form: string | undefined;
  /** The reasons why the last act refused rows, by the rows' numbers. */
  reasons?: ReadonlyMap<number, string> | undefined;
}) {
  const { t } = useView();
  const { rowKey } = list;
  const rowName = form ? list.rowName : undefined;
  return (
    <table class={classes('table two-lines rows', columns.some(({ extra }) => extra) && 'crowded')}>
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          {rowName ? (
            <th scope="col" class="pick">
              <span class="vh">{t('list.choose')}</span>
            </th>
          ) : null}
          {columns.map((column) => (
            <ColumnHead key={column.key} list={list} asked={asked} column={column} form={rowName && form} />
          ))}
        </tr>
      </thead>
      {inGroups(rows, list.groups?.[asked.sort.key]).map(({ name, rows: some }) => (
        <tbody key={name}>
          {name === null ? null : (
            <tr class="group">
              <th scope="rowgroup" colSpan={columns.length + (rowName ? 1 : 0)}>
                {name}
              </th>
            </tr>
          )}
          {some.map((row) => (
            <Line
              key={rowKey(row)}
              id={rowKey(row)}
              row={row}
              columns={columns}
              name={rowName?.(row)}
              form={form}
              isChosen={asked.chosen.has(rowKey(row))}
              reason={reasons?.get(rowKey(row))}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Rows grouped under names, in their order; one group without a name when the list has no groups. */
function inGroups<Row>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined) {
  const groups: { name: string | null; rows: Row[] }[] = groupOf ? [] : [{ name: null, rows: [...rows] }];
  for (const row of groupOf ? rows : []) {
    const name = groupOf!(row);
    if (groups.at(-1)?.name === name) groups.at(-1)!.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
}

/** One row: its cells and, with acts on several rows, its box. `name` is for the box; null when the row has no possible act. */
function Line<Row>({
  id,
  row,
  columns,
  name,
  form,
  isChosen,
  reason,
}: {
  id: number;
  row: Row;
  columns: readonly ListColumn<Row>[];
  name: string | null | undefined;
  form: string | undefined;
  isChosen: boolean;
  reason: string | undefined;
}) {
  const { t } = useView();
  return (
    <tr id={rowId(id)}>
      {name === undefined ? null : (
        <td class="pick">
          {name === null ? null : (
            <label>
              <input
                type="checkbox"
                name="chosen"
                value={id}
                form={form}
                checked={isChosen || undefined}
                aria-describedby={reason ? `refused-${id}` : undefined}
              />
              <span class="vh">
                {t('list.choose')}
                <Of>{name}</Of>
              </span>
            </label>
          )}
        </td>
      )}
      {columns.map(({ key, label, header, numeric, line, wide, whole, upper, words, cell }) =>
        header ? (
          <th key={key} scope="row" class={line ? 'line' : undefined}>
            {cell(row)}
            {reason ? (
              <span class="refused" id={`refused-${id}`}>
                {' '}
                {reason}
              </span>
            ) : null}
          </th>
        ) : (
          <td
            key={key}
            data-label={label}
            class={classes(
              line && 'line',
              numeric && 'num',
              wide && 'wide',
              whole && 'whole',
              upper && 'upper',
              words && 'words',
            )}
          >
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}
