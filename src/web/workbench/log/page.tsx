import { pageAt } from '../../../lib/placeInList.ts';
import { eventsOf, kindsInLog } from '../../../rooms/log/index.ts';
import type { LoggedEvent } from '../../../rooms/log/index.ts';
import { Details } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { askedOf, hrefOf, queryHere, queryOf } from '../list/asked.ts';
import { deskListPage } from '../list/deskList.tsx';
import type { ListKind } from '../list/description.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { aboutIn, narrowed } from './narrowed.ts';
import { sightOf } from './sight.ts';
import { subjectNames } from './subjects.ts';
import type { Named } from './subjects.ts';
import { columnsOf } from './columns.tsx';
import { headingOf, mayUndo } from './eventWords.tsx';
import { lineOf } from './line.ts';

/** The log in plain words, a line for each event with its author and time; an event that can be undone has a button. */
export async function logPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const sight = sightOf(visit);
  const everyKind = kindsInLog(ctx, programme.id, sight);
  const wanted = url.searchParams.get('kind') ?? '';
  const kind = wanted && (await everyKind).includes(wanted) ? wanted : undefined;
  const filter = narrowed(visit, url);
  const { person, about } = filter;
  const { place, size, sort } = askedOf(url, describe(visit));
  // Both queries ask who may see what, which takes the database longer to plan than to do, so they run side by side.
  const [kinds, cut] = await Promise.all([
    everyKind,
    pageAt(place, (at) =>
      eventsOf(ctx, programme.id, sight, { ...filter, kind, place: at, size, way: sort.way }),
    ),
  ]);
  const names = await subjectNames(visit, [
    ...cut.rows,
    ...(about?.kind === 'person' ? [{ subject: about }] : []),
  ]);
  const theirs = cut.rows.find(({ actor }) => actor !== null && actor === person);
  const whom = theirs?.actorName || names({ kind: 'person', id: person ?? 0 }) || '–';
  const list = describe(visit, names, {
    kinds: kinds.map((value) => ({ value, label: headingOf(view, value) })),
    people: person === undefined ? [] : [{ value: String(person), label: whom }],
    things: about === undefined ? [] : [{ value: aboutIn(about), label: names(about) || String(about.id) }],
  });
  const asked = askedOf(url, list);
  const to = (who?: number): string =>
    hrefOf(
      list,
      who === undefined ? queryHere(list, asked) : queryOf(list, asked, { filters: { person: String(who) } }),
    );
  return deskListPage(
    visit,
    { ...list, columns: columnsOf(visit, names, to) },
    asked,
    { ...cut, count: null },
    {
      title: t('workbench.desk.log'),
      below: (
        <Details summary={t('list.about')}>
          <p>{t('log.lead')}</p>
        </Details>
      ),
    },
  );
}

type Options = { value: string; label: string }[];
const NONE = { kinds: [], people: [], things: [] };

/** Describes the list of events. The choices of its filters (kinds, people, things) are known only after its rows are read. */
function describe(
  visit: ProgrammeVisit,
  names: (subject: Named) => string = () => '',
  { kinds, people, things }: Record<'kinds' | 'people' | 'things', Options> = NONE,
): ListKind<LoggedEvent> {
  const { t } = visit.view;
  return {
    name: 'log',
    desk: 'log',
    path: visit.path('/workbench/log'),
    carries: {},
    columns: columnsOf(
      visit,
      () => '',
      () => '',
    ),
    filters: [
      { name: 'kind', label: t('log.kind'), choices: kinds },
      { name: 'from', label: t('log.from'), typed: 'date' },
      { name: 'until', label: t('log.until'), typed: 'date' },
      // This filter is set on the thing's own page; here it can only be removed.
      {
        name: 'about',
        label: t('log.about'),
        isPrivate: true,
        choices: things,
        ...(things.length === 0 ? { byView: true } : {}),
      },
      { name: 'person', label: t('log.person'), byView: true, isPrivate: true, choices: people },
    ],
    views: [],
    sort: 'when',
    rowKey: ({ id }) => id,
    rowName: (event) =>
      !event.undone && mayUndo(visit, event) ? lineOf(visit, event, names(event.subject)) : null,
    nothing: t('log.nothing'),
    notFound: t('log.not-found'),
  };
}

const option = (value: string) => ({ value, label: value });

/** The requests of a log's address that is not drawn, checked against the kinds that exist. */
export async function logAsked(visit: ProgrammeVisit, url: URL) {
  const wanted = url.searchParams.get('kind') ?? '';
  const kinds = wanted ? await kindsInLog(visit.ctx, visit.programme.id, sightOf(visit)) : [];
  const filter = narrowed(visit, url);
  const { person, about } = filter;
  const list = describe(visit, undefined, {
    kinds: kinds.map(option),
    people: person === undefined ? [] : [option(String(person))],
    things: about === undefined ? [] : [option(aboutIn(about))],
  });
  const { sort } = askedOf(url, list);
  return { list, sort, filter: { ...filter, kind: kinds.find((one) => one === wanted) } };
}

/** Saves the log as a file, as the volunteer may see it and as it is filtered. */
export const takeLogOut = taking<LoggedEvent>(async (visit, url) => {
  const { ctx, programme } = visit;
  const sight = sightOf(visit);
  const { list, sort, filter } = await logAsked(visit, url);
  // Names the subjects of the rows that are being written.
  let names: ((subject: Named) => string) | undefined;
  return {
    list: {
      ...list,
      columns: columnsOf(
        visit,
        (subject) => names?.(subject) ?? '',
        () => '',
      ),
    },
    more: [{ key: 'kind', value: (event) => event.kind }],
    page: async (place) => {
      const cut = await eventsOf(ctx, programme.id, sight, {
        ...filter,
        place,
        size: TAKEN_AT_ONCE,
        way: sort.way,
      });
      names = await subjectNames(visit, cut.rows);
      return cut;
    },
  };
});
