import { EVIDENCE, duplicatesFound, listDuplicates } from '../../../rooms/duplicates/index.ts';
import type { Duplicate } from '../../../rooms/duplicates/index.ts';
import { Bdi, ShortDay, inLine } from '../../../ui/index.ts';
import { coordinators } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import { carriedPairs, keptQueryOf } from '../list/carried.ts';
import type { ListKind } from '../list/description.ts';
import type { Several } from '../list/several/acts.ts';
import { MOST_PAIRS, leadsToMerging, notMerged } from './several.ts';
import { evidenceText } from './evidenceText.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';

const CARRIED = ['said', 'evidence', 'sort'] as const;

/** The query of the list that each pair's address keeps. */
const carriedQuery = (visit: Pick<ProgrammeVisit, 'url'>): string =>
  carriedPairs(visit, { list: 'duplicates' }, CARRIED);

/** The query of a pair's address, for posts about the pair; '' when the reader did not come from the list. */
export const keptQuery = keptQueryOf('list', CARRIED);

const SAID = ['open', 'asked'] as const;

/** The list of people who may be one person under two addresses, and the requests of an address. */
export function duplicatesAsked(visit: ProgrammeVisit, url = visit.url) {
  const { view, path, ctx } = visit;
  const { t } = view;
  const own = path('/workbench/duplicates');
  const carried = carriedQuery({ url });
  const list: ListKind<Duplicate> = {
    name: 'duplicates',
    desk: 'duplicates',
    path: own,
    carries: {},
    besides: ['one'],
    columns: [
      {
        key: 'who',
        label: t('duplicates.who'),
        header: true,
        line: true,
        cell: ({ id, a, b }) => (
          <a href={`${own}/${id}${carried}`}>
            <Bdi>{a.name || a.address}</Bdi> · <Bdi>{b.name || b.address}</Bdi>
          </a>
        ),
        taken: ({ a, b }) => [a.address, b.address].join('; '),
      },
      { key: 'why', label: t('duplicates.why'), wide: true, cell: (pair) => evidenceText(view, pair) },
      {
        key: 'state',
        label: t('duplicates.state'),
        whole: true,
        cell: ({ said }) => t(said === 'asked' ? 'duplicates.asked' : 'duplicates.open'),
      },
      {
        key: 'since',
        label: t('duplicates.since'),
        sort: 'falling',
        whole: true,
        cell: ({ foundAt }) => <ShortDay at={foundAt} now={ctx.clock.now()} />,
        taken: ({ foundAt }) => foundAt.toISOString(),
      },
    ],
    filters: [
      {
        name: 'evidence',
        label: t('duplicates.why'),
        choices: EVIDENCE.map((value) => ({ value, label: t(`duplicates.evidence.${value}`) })),
      },
      {
        name: 'said',
        label: t('duplicates.state'),
        byView: true,
        choices: SAID.map((value) => ({ value, label: t(`duplicates.${value}`) })),
      },
    ],
    views: [
      { key: 'all', label: t('applications.all'), set: {} },
      ...SAID.map((key) => ({ key, label: t(`duplicates.${key}`), set: { said: key } })),
    ],
    sort: 'since',
    rowKey: ({ id }) => id,
    rowName: ({ a, b }) => inLine([a.name || a.address, b.name || b.address], ' · '),
    nothing: t('duplicates.none'),
    notFound: t('duplicates.not-found'),
    allDone: t(url.searchParams.get('said') === 'asked' ? 'duplicates.none-asked' : 'duplicates.all-seen'),
  };
  const asked = askedOf(url, list);
  const filter = {
    said: SAID.find((one) => one === asked.filters['said']),
    evidence: EVIDENCE.find((one) => one === asked.filters['evidence']),
  };
  return { list, asked, filter };
}

/** The acts of coordinators on several pairs at once, as on the page of each. */
export const severalDuplicates: Several = {
  record: '/workbench/duplicates',
  subject: 'duplicate',
  acts: () => [
    {
      key: 'make-one',
      kind: 'people-made-one',
      audience: coordinators,
      leads: leadsToMerging,
      most: MOST_PAIRS,
      refused: notMerged,
      instead: ({ t }, _, count) => t('duplicates.asked-of', { count }),
    },
    {
      key: 'tell-apart',
      kind: 'people-told-apart',
      audience: coordinators,
      refused: ({ t }) => t('duplicates.over'),
    },
  ],
  found: (visit, url, most) =>
    duplicatesFound(visit.ctx, visit.programme.id, duplicatesAsked(visit, url).filter, most),
};

/** Saves the list of pairs that may be one person as a file, as it is filtered and sorted. */
export const takeDuplicatesOut = taking<Duplicate>((visit, url) => {
  const { list, asked, filter } = duplicatesAsked(visit, url);
  const of = { ...filter, way: asked.sort.way, size: TAKEN_AT_ONCE };
  return Promise.resolve({
    list,
    page: (place) => listDuplicates(visit.ctx, visit.programme.id, { ...of, place }),
  });
});
