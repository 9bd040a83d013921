import { PROPOSAL_SORTS, PROPOSAL_VIEWS } from '../../../../rooms/pairing/index.ts';
import type { ShownProposal } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { askedOf } from '../../list/asked.ts';
import type { ListAsked } from '../../list/asked.ts';
import { listAsIs } from '../../list/back.ts';
import { carriedQuery } from '../../list/carried.ts';
import type { ListKind } from '../../list/description.ts';
import { matchingPath } from '../matchingPage.tsx';
import { PAIRED } from '../several/paired.tsx';
import type { MatchWords } from '../matchWords.ts';
import { proposalColumns } from './columns.tsx';
import { namesOf } from './pairColumns.tsx';

/** The parameters of the list's address that its records' addresses keep. */
export const CARRIED = ['search', 'shown', 'country', 'sort'] as const;

/** A country as a choice of a filter. */
export const choice = (words: MatchWords) => (code: string) => ({ value: code, label: words.country(code) });

/** The list of a round's proposals; its countries and counts come with its rows. */
export function proposalList(
  visit: ProgrammeVisit,
  round: Round,
  words: MatchWords,
): ListKind<ShownProposal> {
  const { view, ctx } = visit;
  const { t } = view;
  const own = matchingPath(visit, round, '/proposals');
  const asked = visit.url.searchParams.get('country') ?? '';
  const shown = PROPOSAL_VIEWS.find((one) => one === visit.url.searchParams.get('shown'));
  return {
    name: 'proposals',
    desk: 'matching',
    path: own,
    carries: { round: String(round.number) },
    // A parameter for a volunteer who just paired several people.
    besides: [PAIRED],
    columns: proposalColumns(
      view,
      words,
      own,
      carriedQuery(visit, round.number, CARRIED),
      ctx.clock.now(),
      listAsIs(visit),
    ),
    filters: [
      { name: 'search', label: t('matching.proposals.search'), help: t('matching.proposals.search-help') },
      {
        name: 'country',
        label: t('matching.proposals.country'),
        choices: /^[A-Z]{2}$/.test(asked) ? [choice(words)(asked)] : [],
      },
      {
        name: 'shown',
        label: t('matching.proposals.shown'),
        byView: true,
        choices: PROPOSAL_VIEWS.map((value) => ({ value, label: t(`matching.proposals.view.${value}`) })),
      },
    ],
    views: [
      { key: 'all', label: t('matching.proposals.view.all'), set: {} },
      ...PROPOSAL_VIEWS.map((key) => ({
        key,
        label: t(`matching.proposals.view.${key}`),
        set: { shown: key },
      })),
    ],
    sort: 'fit',
    groups: {
      countries: ({ people }) => {
        const [first] = people.flatMap((one) => one.country ?? []).sort();
        return first ? words.country(first) : t('matching.proposals.no-country');
      },
    },
    rowKey: ({ id }) => id,
    rowName: (row) => namesOf(row, words),
    nothing: t('matching.proposals.none'),
    notFound: t('matching.proposals.not-found'),
    allDone: shown && t(`matching.proposals.none.${shown}`),
  };
}

const choicesOf = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** The filters of an address alone, for a list that is not drawn. */
export function foundBy(url: URL): ListAsked {
  const country = url.searchParams.get('country') ?? '';
  return askedOf(url, {
    path: '',
    carries: {},
    sort: '',
    columns: [],
    filters: [
      { name: 'search', label: '' },
      { name: 'country', label: '', choices: choicesOf(/^[A-Z]{2}$/.test(country) ? [country] : []) },
      { name: 'shown', label: '', choices: choicesOf(PROPOSAL_VIEWS) },
    ],
  });
}

/** The filter that an address asks for. */
export const filterOf = ({ filters }: Pick<ListAsked, 'filters'>) => ({
  shown: PROPOSAL_VIEWS.find((one) => one === filters['shown']),
  country: filters['country'],
  search: filters['search'] || undefined,
});

/** The order that it asks for. */
export const orderOf = ({ sort: { key, way } }: ListAsked) => ({
  sorted: { by: PROPOSAL_SORTS.find((one) => one === key) ?? ('fit' as const), way },
});
