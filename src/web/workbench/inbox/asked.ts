import { THREAD_SORTS, THREAD_STATES, countViews, listThreads } from '../../../rooms/inbox/index.ts';
import type { ListedThread } from '../../../rooms/inbox/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf, numbersIn } from '../list/asked.ts';
import type { ListKind } from '../list/description.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { carriedPairs } from '../list/carried.ts';
import { threadColumns, threadName } from './columns.tsx';
import { scopeOf } from './scope.ts';

const SHOWN = ['waiting', 'mine', 'open', 'closed', 'all', 'spam'] as const;

/** The parameters of the list's address, besides the view, that its records' addresses keep. */
export const CARRIED = ['search', 'with', 'sort'] as const;

/**
 * The list of conversations that a volunteer may see, and the requests of an address. A search, or a choice of person, covers all views.
 */
export function threadsAsked(visit: ProgrammeVisit, url = visit.url) {
  const { view, person } = visit;
  const { t } = view;
  const scope = scopeOf(visit);
  const [whom] = numbersIn([url.searchParams.get('with') ?? '']);
  const usual = whom !== undefined || url.searchParams.get('search')?.trim() ? 'all' : 'waiting';
  const shown = SHOWN.find((one) => one === url.searchParams.get('shown')) ?? usual;
  const list: ListKind<ListedThread> = {
    name: 'inbox',
    desk: 'inbox',
    path: visit.path('/workbench/inbox'),
    carries: {},
    columns: threadColumns(visit, carriedPairs({ url }, { shown }, CARRIED)),
    filters: [
      {
        name: 'search',
        label: t(scope.all || scope.private ? 'inbox.search' : 'inbox.search-name'),
      },
      {
        name: 'shown',
        label: t('inbox.shown'),
        byView: true,
        usual,
        choices: SHOWN.filter((one) => one !== usual).map((value) => ({
          value,
          label: t(`inbox.shown.${value}`),
        })),
      },
      {
        name: 'with',
        label: t('inbox.col.from'),
        byView: true,
        isPrivate: true,
        // The name comes with the rows, so that nobody learns it who may not see them.
        choices: whom === undefined ? [] : [{ value: String(whom), label: '–' }],
      },
    ],
    views: SHOWN.map((key) => ({
      key,
      label: t(`inbox.shown.${key}`),
      set: key === usual ? {} : { shown: key },
    })),
    sort: 'state',
    rowKey: ({ id }) => id,
    rowName: (thread) => threadName(view, thread),
    nothing: t(`inbox.none.${usual}`),
    notFound: t('inbox.not-found'),
    allDone: t(`inbox.none.${shown}`),
  };
  const asked = askedOf(url, list);
  const filter = { ...viewFilter(shown, person), person: whom, search: asked.filters['search'] ?? '' };
  const by = THREAD_SORTS.find((one) => one === asked.sort.key) ?? 'state';
  return { scope, list, asked, filter, shown, sorted: { by, way: asked.sort.way } };
}

type Shown = (typeof SHOWN)[number];

const viewFilter = (shown: Shown, person: ProgrammeVisit['person']) => ({
  state: THREAD_STATES.find((state) => state === shown),
  spam: shown === 'spam',
  assigned: shown === 'mine' ? (person?.id ?? 0) : undefined,
});

/** How many conversations each view shows. */
export function countedViews(visit: ProgrammeVisit): Promise<Record<Shown, number>> {
  const scope = scopeOf(visit);
  const views = Object.fromEntries(SHOWN.map((one) => [one, viewFilter(one, visit.person)]));
  return countViews(visit.ctx, visit.programme.id, scope, views);
}

/** Saves the conversations that a volunteer sees as a file, filtered and sorted: only the beginning of each. */
export const takeThreadsOut = taking<ListedThread>((visit, url) => {
  const { scope, list, filter, sorted } = threadsAsked(visit, url);
  const { ctx, programme } = visit;
  return Promise.resolve({
    list,
    page: (place) => listThreads(ctx, programme.id, scope, { ...filter, sorted, size: TAKEN_AT_ONCE, place }),
  });
});
