import { regionName } from '../../../lib/world/countries.ts';
import { APPLICATION_SORTS, SHOWN_STATES, countApplications } from '../../../rooms/applications/index.ts';
import type { ListedApplication } from '../../../rooms/applications/index.ts';
import { tagsIn } from '../../../rooms/notes/index.ts';
import { roundsOf } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import type { ListFilter, ListKind } from '../list/description.ts';
import { roundAsked, roundFilter } from '../roundChoice.tsx';
import { applicationColumns } from './columns.tsx';
import { countriesOf, filterOf } from './scope.ts';

/** The list of a round's applications as a volunteer may see it, and what an address asks of it; null where there is no round yet. */
export async function applicationsAsked(visit: ProgrammeVisit, url = visit.url) {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const rounds = await roundsOf(ctx, programme.id);
  const round = roundAsked({ url }, rounds) ?? rounds.find((one) => one.published_at) ?? rounds[0];
  if (!round) return null;
  const countries = countriesOf(visit);
  const scope = { programme: programme.id, round: round.id, countries };
  // Tags are for those who see all.
  const counts = await countApplications(ctx, scope, countries ? undefined : tagsIn(scope));
  const tags = counts.along;
  const filters: ListFilter[] = [
    ...roundFilter(visit, rounds, round),
    {
      name: 'search',
      label: t(countries ? 'applications.search-name' : 'applications.search'),
      help: t('applications.search-help'),
    },
    {
      name: 'country',
      label: t('applications.country'),
      choices: counts.countries.map(({ code, count }) => ({
        value: code,
        label: `${regionName(view.lang, code)} (${count})`,
      })),
    },
    ...(tags.length > 0
      ? [
          {
            name: 'tag',
            label: t('notes.tag'),
            choices: tags.map(({ tag, people }) => ({ value: tag, label: `${tag} (${people})` })),
          },
        ]
      : []),
    {
      name: 'state',
      label: t('applications.state'),
      byView: true,
      choices: SHOWN_STATES.map((state) => ({ value: state, label: t(`applications.state.${state}`) })),
    },
  ];
  const all = SHOWN_STATES.reduce((sum, state) => sum + counts.byState[state], 0);
  const state = url.searchParams.get('state');
  const list: ListKind<ListedApplication> = {
    name: 'applications',
    desk: 'applications',
    path: visit.path('/workbench/applications'),
    carries: { round: String(round.number) },
    columns: applicationColumns(visit, countries === null, round.number),
    filters,
    views: [
      { key: 'all', label: t('applications.all'), count: all, set: {} },
      ...SHOWN_STATES.filter((one) => one === state || counts.byState[one] > 0).map((one) => ({
        key: one,
        label: t(`applications.state.${one}`),
        count: counts.byState[one],
        set: { state: one },
      })),
    ],
    sort: 'since',
    rowKey: (row) => row.id,
    rowName: (row) => row.name || t('applications.nameless'),
    nothing: t('applications.none-yet'),
    allDone: t('applications.none-so'),
  };
  const asked = askedOf(url, list);
  const filter = filterOf(scope, asked.filters);
  const by = APPLICATION_SORTS.find((one) => one === asked.sort.key) ?? 'since';
  const sorted = { by, way: asked.sort.way };
  return { round, countries, scope, counts, all, list, asked, filter, sorted };
}
