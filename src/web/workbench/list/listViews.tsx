import { Empty, Notice, Views, useView } from '../../../ui/index.ts';
import type { ListView, View } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { howMany } from '../howMany.ts';
import { hrefOf, isOwnQuery, queryOf, viewQuery } from './asked.ts';
import type { ListAsked } from './asked.ts';
import type { ListKind } from './description.ts';

/** The built-in views, and those that volunteers kept. */
export function ListViews<Row>({
  visit,
  list,
  asked,
  kept,
  form,
}: {
  visit: ProgrammeVisit;
  list: ListKind<Row>;
  asked: ListAsked;
  kept: readonly { id: number; name: string; query: string }[];
  /** The id of the form with the boxes; undefined when no rows can be chosen. */
  form: string | undefined;
}) {
  const present = viewQuery(list, asked);
  const isKept = kept.some(({ query }) => query === present);
  const names = list.filters.flatMap(({ name, byView }) => (byView ? [name] : []));
  const built = list.views.map(({ key, label, count, set }): ListView => {
    const filters = Object.fromEntries(names.map((name) => [name, set[name]]));
    return {
      key,
      label,
      count,
      href: hrefOf(list, queryOf(list, asked, { filters })),
      current: !isKept && names.every((name) => asked.filters[name] === set[name]),
    };
  });
  const usable = kept.filter(({ query }) => isOwnQuery(query, list));
  const own = usable.map(({ id, name, query }): ListView => ({
    key: `kept-${id}`,
    label: <bdi>{name}</bdi>,
    href: hrefOf(list, query),
    current: query === present,
  }));
  const views = [...built, ...own];
  return views.length > 1 ? <Views label={visit.view.t('list.views')} views={views} form={form} /> : null;
}

/** The same list with the number of rows in each view, by the views' keys, counted up to `most`. A view without a count shows none. */
export const withCounts = <Row,>(
  view: View,
  list: ListKind<Row>,
  counts: Readonly<Partial<Record<string, number>>>,
  most?: number,
): ListKind<Row> => ({
  ...list,
  views: list.views.map((one) => {
    const count = counts[one.key];
    return count === undefined ? one : { ...one, count: howMany(view, count, most) };
  }),
});

/** The text for an empty list, which says what would fill it: fewer filters, or the way to the first row. */
export function Nothing<Row>({ list, asked }: { list: ListKind<Row>; asked: ListAsked }) {
  const fields = list.filters.filter(({ name }) => asked.filters[name]);
  if (fields.some(({ byView }) => !byView)) return <Empty>{list.notFound}</Empty>;
  return <Empty>{fields.length > 0 && list.allDone ? list.allDone : list.nothing}</Empty>;
}

/** Names the filters and the order of the address that the list does not know, and links to the list without them. */
export function NotKnown<Row>({ list, asked }: { list: ListKind<Row>; asked: ListAsked }) {
  const { t, rich } = useView();
  const { unknown, unsorted } = asked;
  if (unknown.length === 0 && unsorted === undefined) return null;
  return (
    <Notice kind="trouble" title={t(unknown.length > 0 ? 'list.unknown' : 'list.unsorted')}>
      {unknown.map(({ label, value }) => (
        <p key={label}>{rich('ui.labelled', { label: <bdi>{label}</bdi>, value: <bdi>{value}</bdi> })}</p>
      ))}
      {unsorted === undefined || unknown.length > 0 ? null : (
        <p>
          <bdi>{unsorted}</bdi>
        </p>
      )}
      {unknown.length === 0 ? null : (
        <p>
          <a href={hrefOf(list, queryOf(list, asked))}>{t('list.without-unknown')}</a>
        </p>
      )}
    </Notice>
  );
}
