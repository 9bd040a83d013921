import { countryCodes, regionName } from '../../../lib/world/countries.ts';
import { PEOPLE_SORTS, listPeople } from '../../../rooms/applications/index.ts';
import type { ListedPerson } from '../../../rooms/applications/index.ts';
import { Bdi, ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { howMany } from '../howMany.ts';
import { addressColumn } from '../list/addressColumn.tsx';
import { askedOf } from '../list/asked.ts';
import type { ListKind } from '../list/description.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { roleTaken, rolesSaid } from '../people/roleName.ts';
import { carriedQuery } from './carried.ts';

/** The list of all people in the programme, and the requests of an address. `counts` are the counts of its views, where they are shown. */
export function everybodyAsked(
  visit: ProgrammeVisit,
  url = visit.url,
  counts?: Readonly<Record<'all' | (typeof APPLIED)[number], number>>,
) {
  const { ctx, view, path } = visit;
  const { t, lang } = view;
  const carried = carriedQuery(visit);
  const called = ({ name, address }: ListedPerson): string => name || address || t('applications.nameless');
  const counted = (one: 'all' | (typeof APPLIED)[number]) => counts && howMany(view, counts[one]);
  const names = countryCodes.map((code) => ({ value: code, label: regionName(lang, code) }));
  const list: ListKind<ListedPerson> = {
    name: 'everybody',
    desk: 'everybody',
    path: path('/workbench/everybody'),
    carries: {},
    columns: [
      {
        key: 'name',
        label: t('applications.name'),
        header: true,
        line: true,
        sort: 'rising',
        cell: (one) => (
          <a href={path(`/workbench/everybody/${one.id}${carried}`)}>
            <Bdi>{called(one)}</Bdi>
          </a>
        ),
        taken: ({ name }) => name,
      },
      addressColumn<ListedPerson>(view),
      {
        key: 'country',
        label: t('applications.country'),
        upper: true,
        sort: 'rising',
        cell: ({ country }) => (country ? regionName(lang, country) : '–'),
        taken: ({ country }) => country,
      },
      {
        key: 'applied',
        label: t('everybody.applied'),
        whole: true,
        cell: ({ last }) =>
          last === null ? (
            t('everybody.none')
          ) : (
            <>
              {t('round.name', { number: last.round })} · {t(`applications.state.${last.state}`)}
            </>
          ),
        taken: ({ last }) => last && `${last.round} ${last.state}`,
      },
      {
        key: 'role',
        label: t('people.role'),
        cell: ({ roles }) => rolesSaid(view, roles) || '–',
        taken: ({ roles }) => roles.map(roleTaken).join('; '),
      },
      {
        key: 'since',
        label: t('duplicates.here-since'),
        sort: 'falling',
        whole: true,
        cell: ({ since }) => <ShortDay at={since} now={ctx.clock.now()} />,
        taken: ({ since }) => since.toISOString(),
      },
    ],
    filters: [
      { name: 'search', label: t('applications.search'), help: t('applications.search-help') },
      { name: 'country', label: t('applications.country'), choices: names.sort(byLabel(lang)) },
      {
        name: 'applied',
        label: t('everybody.applied'),
        byView: true,
        choices: APPLIED.map((value) => ({ value, label: t(`everybody.view.${value}`) })),
      },
    ],
    views: [
      { key: 'all', label: t('everybody.view.all'), count: counted('all'), set: {} },
      ...APPLIED.map((one) => ({
        key: one,
        label: t(`everybody.view.${one}`),
        count: counted(one),
        set: { applied: one },
      })),
    ],
    sort: 'name',
    rowKey: ({ id }) => id,
    rowName: called,
    nothing: t('everybody.nobody'),
    notFound: t('everybody.not-found'),
    allDone: t(
      url.searchParams.get('applied') === 'none' ? 'everybody.all-applied' : 'everybody.none-applied',
    ),
  };
  const asked = askedOf(url, list);
  const { search, country, applied } = asked.filters;
  const filter = { search, country, applied: applied ? applied === 'some' : undefined };
  const by = PEOPLE_SORTS.find((one) => one === asked.sort.key) ?? 'name';
  return { list, asked, filter, sorted: { by, way: asked.sort.way } };
}

const APPLIED = ['none', 'some'] as const;

const byLabel =
  (lang: string) =>
  (a: { label: string }, b: { label: string }): number =>
    a.label.localeCompare(b.label, lang);

/** Saves the list as a file, as it is filtered and sorted. */
export const takeEverybodyOut = taking<ListedPerson>((visit, url) => {
  const { list, filter, sorted } = everybodyAsked(visit, url);
  const of = { ...filter, sorted, size: TAKEN_AT_ONCE };
  return Promise.resolve({
    list,
    more: [{ key: 'mail comes back', value: (row) => row.comesBack }],
    page: (place) => listPeople(visit.ctx, visit.programme.id, { ...of, place }),
  });
});
