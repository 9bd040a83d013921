import type { Round } from '../../../../rooms/programmes/index.ts';
import { roundByNumber } from '../../../../rooms/programmes/index.ts';
import { PROPOSAL_VIEWS, listProposals, proposalsFound } from '../../../../rooms/pairing/index.ts';
import type { ShownProposal } from '../../../../rooms/pairing/index.ts';
import { Details } from '../../../../ui/index.ts';
import { coordinators } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { publicationAndWay } from '../publicationAndWay.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { introducedTable } from '../publication/introduced.tsx';
import { Published } from '../publication/published.tsx';
import { matchWords } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { howMany } from '../../howMany.ts';
import { askedOf } from '../../list/asked.ts';
import type { Asked } from '../../list/asked.ts';
import type { ListKind } from '../../list/description.ts';
import { countedTitle, deskList } from '../../list/deskList.tsx';
import type { Several } from '../../list/several/acts.ts';
import { namesOf, proposalColumns } from './columns.tsx';

/** The proposals of a round, weakest first unless asked otherwise, each with its reasons and what can be done by hand. */
export async function showProposals(
  visit: ProgrammeVisit,
  round: Round,
  refused?: Refusal,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const at = { programme: programme.id, round: round.id };
  const { publication, own } = await publicationAndWay(visit, round, 'proposals');
  const words = await matchWords(ctx, programme, round.id, view);
  if (publication)
    return matchingPage(visit, round, {
      part: 'proposals',
      title: t('matching.part.proposals'),
      lead: t('matching.introduced.lead'),
      refused,
      body: (
        <>
          <Published publication={publication} />
          {await introducedTable(visit, round, words)}
        </>
      ),
    });
  const list = describe(visit, round, words);
  const asked = askedOf(visit.url, list);
  const { count, countries, counts, ...cut } = await listProposals(
    ctx,
    { ...at, viewer: visit.viewer.person },
    { ...filterOf(asked), ...orderOf(asked), size: asked.size, place: asked.place },
  );
  const [country] = list.filters;
  const filled = {
    ...list,
    filters: [
      { ...country!, choices: countries.map(choice(words)).sort(byLabel(lang)) },
      ...list.filters.slice(1),
    ],
    views: list.views.map((one) => Object.assign(one, { count: howMany(view, counts[one.key as 'all']) })),
  };
  const { status, body } = await deskList(
    visit,
    filled,
    asked,
    { ...cut, count },
    {
      own,
      title: countedTitle(t, 'matching.proposals.count', count),
      below: (
        <Details summary={t('list.about')}>
          <p>{t('matching.proposals.lead')}</p>
        </Details>
      ),
    },
  );
  return matchingPage(visit, round, {
    part: 'proposals',
    title: t('matching.part.proposals'),
    refused,
    ...(status === 200 ? {} : { status }),
    body,
  });
}

const choice = (words: MatchWords) => (code: string) => ({ value: code, label: words.country(code) });
const byLabel = (lang: string) => (a: { label: string }, b: { label: string }) =>
  a.label.localeCompare(b.label, lang);

/** The list of a round's proposals; its countries and counts come with its rows. */
function describe(visit: ProgrammeVisit, round: Round, words: MatchWords): ListKind<ShownProposal> {
  const { view, ctx } = visit;
  const { t } = view;
  const own = matchingPath(visit, round, '/proposals');
  const asked = visit.url.searchParams.get('country') ?? '';
  return {
    name: 'proposals',
    desk: 'matching',
    path: own,
    carries: { round: String(round.number) },
    columns: proposalColumns(view, words, own, ctx.clock.now()),
    filters: [
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
    rowKey: ({ id }) => id,
    rowName: (row) => namesOf(row, words),
    nothing: t('matching.proposals.none'),
    allDone: t('matching.proposals.none-such'),
  };
}

const filterOf = ({ filters }: Pick<Asked, 'filters'>) => ({
  shown: PROPOSAL_VIEWS.find((one) => one === filters['shown']),
  country: filters['country'],
});

const orderOf = ({ sort: { key, way } }: Asked) => ({
  sorted: { by: key === 'made' ? ('made' as const) : ('fit' as const), way },
});

const refusal = ({ t }: ProgrammeVisit['view'], reason: string): string =>
  t(`matching.refused.${reason as Refusal}`);

/** Acts of coordinators on several proposals at once, as on the line of each. */
export const severalProposals: Several = {
  subject: 'proposal',
  acts: () => [
    { key: 'lock', kind: 'pairs-locked', audience: coordinators, letter: 'l', refused: refusal },
    { key: 'unlock', kind: 'pairs-unlocked', audience: coordinators, refused: refusal },
    {
      key: 'part',
      kind: 'pairs-parted',
      audience: coordinators,
      grave: true,
      letter: 'p',
      refused: refusal,
    },
  ],
  found: async ({ ctx, programme }, url, most) => {
    const round = await roundByNumber(ctx, programme.id, Number(url.searchParams.get('round')));
    const [shown, country] = ['shown', 'country'].map((name) => url.searchParams.get(name) ?? '');
    const filter = filterOf({ filters: { shown: shown!, ...(country ? { country } : {}) } });
    return round ? proposalsFound(ctx, { programme: programme.id, round: round.id }, filter, most) : [];
  },
};
