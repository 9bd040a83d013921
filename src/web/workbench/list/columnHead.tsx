import { Way } from '../../../ui/index.ts';
import { hrefOf, other, queryOf } from './asked.ts';
import type { ListAsked } from './asked.ts';
import type { ListColumn, ListKind } from './description.ts';

/** The head of a column: a link to the list sorted by it, or in the reverse order when it is sorted so already. */
export function ColumnHead<Row>({
  list,
  asked,
  column,
  form,
}: {
  list: ListKind<Row>;
  asked: ListAsked;
  column: ListColumn<Row>;
  /** The id of the form with the boxes; undefined when no rows can be chosen. */
  form: string | undefined;
}) {
  const { key, label, numeric, sort: first } = column;
  const { sort } = asked;
  const isOwn = sort.key === key;
  if (!first)
    return (
      <th scope="col" class={numeric ? 'num' : undefined}>
        {label}
      </th>
    );
  const to = { key, way: isOwn ? other(sort.way) : first };
  return (
    <th
      scope="col"
      class={numeric ? 'num' : undefined}
      aria-sort={isOwn ? (sort.way === 'rising' ? 'ascending' : 'descending') : undefined}
    >
      <Way href={hrefOf(list, queryOf(list, asked, { sort: to }))} form={form}>
        {label}
      </Way>
    </th>
  );
}
