import type { ComponentChildren } from 'preact';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Cut } from '../../../lib/placeInList.ts';
import { ownWay } from '../../../rooms/desks/index.ts';
import { Empty, Heading, Views } from '../../../ui/index.ts';
import type { ListView } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { hrefOf, queryOf, viewQuery } from './asked.ts';
import type { Asked } from './asked.ts';
import type { ListKind } from './description.ts';
import { FilterBar, SetFilters } from './filterBar.tsx';
import { OwnWayForms, Paging } from './foot.tsx';
import { Rows, shownColumns } from './rows.tsx';

/** A page of rows, and how many the filters leave, counted no further than one more than `COUNTED_TO` where that is slow. */
export type Found<Row> = Cut<Row> & { count: number };

/** The page of a list: views, filters, rows, what is done with the chosen, and how one sees it. */
export async function deskListPage<Row>(
  visit: ProgrammeVisit,
  list: ListKind<Row>,
  asked: Asked,
  found: Found<Row>,
  more: {
    /** The heading: how many of what, "240 applications". */
    title: string;
    eyebrow?: string | undefined;
    lead?: ComponentChildren;
    /** Stands between the heading and the views. */
    above?: ComponentChildren;
    /** Stands below the list: ways to take it out. */
    below?: ComponentChildren;
    status?: number;
  },
): Promise<PageAnswer> {
  const { ctx, programme, person } = visit;
  const own = await ownWay(ctx, {
    programme: programme.id,
    person: person?.id ?? null,
    list: list.name,
  });
  return {
    title: more.title,
    workbench: list.desk,
    status: more.status ?? 200,
    body: (
      <>
        <Heading eyebrow={more.eyebrow} lead={more.lead}>
          {more.title}
        </Heading>
        {more.above}
        <ListViews visit={visit} list={list} asked={asked} kept={own.views} />
        <FilterBar list={list} asked={asked} />
        <SetFilters list={list} asked={asked} />
        {found.rows.length === 0 ? (
          <Nothing list={list} asked={asked} t={visit.view.t} />
        ) : (
          <Rows
            list={list}
            asked={asked}
            columns={shownColumns(list, own.columns)}
            rows={found.rows}
            caption={more.title}
          />
        )}
        <Paging list={list} asked={asked} cut={found} count={found.count} />
        {person ? (
          <OwnWayForms
            list={list}
            asked={asked}
            own={own}
            person={person.id}
            at={visit.path(`/workbench/lists/${list.name}`)}
            mayAll={visit.may('director')}
          />
        ) : null}
        {more.below}
      </>
    ),
  };
}

/** The views that the program brings, and those that volunteers kept. */
function ListViews<Row>({
  visit,
  list,
  asked,
  kept,
}: {
  visit: ProgrammeVisit;
  list: ListKind<Row>;
  asked: Asked;
  kept: readonly { id: number; name: string; query: string }[];
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
  const own = kept.map(({ id, name, query }): ListView => ({
    key: `kept-${id}`,
    label: <bdi>{name}</bdi>,
    href: hrefOf(list, query),
    current: query === present,
  }));
  const views = [...built, ...own];
  return views.length > 1 ? <Views label={visit.view.t('list.views')} views={views} /> : null;
}

/** An empty list says what would fill it: fewer filters, or what brings the first. */
function Nothing<Row>({
  list,
  asked,
  t,
}: {
  list: ListKind<Row>;
  asked: Asked;
  t: ProgrammeVisit['view']['t'];
}) {
  const fields = list.filters.filter(({ name }) => asked.filters[name]);
  if (fields.some(({ byView }) => !byView)) return <Empty>{t('list.nothing-found')}</Empty>;
  return <Empty>{fields.length > 0 && list.allDone ? list.allDone : list.nothing}</Empty>;
}

/** "240 applications", or "More than 1,000 applications": a text and its twin that ends in `-many`. */
export const countedTitle = (t: ProgrammeVisit['view']['t'], key: CountedKey, count: number): string =>
  count > COUNTED_TO ? t(`${key}-many`, { count: COUNTED_TO }) : t(key, { count });

type CountedKey = 'applications.found';
