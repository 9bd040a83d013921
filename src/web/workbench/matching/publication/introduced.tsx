import { pageAt } from '../../../../lib/placeInList.ts';
import type { OwnWay } from '../../../../rooms/desks/index.ts';
import { INTRODUCED_VIEWS, listIntroduced } from '../../../../rooms/pairing/index.ts';
import type { Introduced } from '../../../../rooms/pairing/index.ts';
import { roundByNumber } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { Details, ShortDay } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { howMany } from '../../howMany.ts';
import { askedOf } from '../../list/asked.ts';
import { deskList, countedTitle } from '../../list/deskList.tsx';
import type { ListKind } from '../../list/description.ts';
import { TAKEN_AT_ONCE, taking } from '../../list/taking/taking.ts';
import { matchingPath } from '../matchingPage.tsx';
import { matchWords } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { choice } from '../proposals/asked.ts';
import { breaksRules } from '../proposals/columns.tsx';
import { PairNames, pairColumns, takenMembers } from '../proposals/pairColumns.tsx';
import { introducedQuery } from './besideIntroduced.tsx';
import { introducedBy } from './introducedBy.ts';

/**
 * The partnerships of a published round in the form of its proposals, with the reasons why they fit; only to read. Each links to its page.
 */
export async function introducedList(
  visit: ProgrammeVisit,
  round: Round,
  words: MatchWords,
  own: OwnWay | undefined,
) {
  const { ctx, view, programme, viewer } = visit;
  const { t, lang } = view;
  const list = describe(visit, round, words);
  const asked = askedOf(visit.url, list);
  const wanted = { ...introducedBy(asked), size: asked.size };
  const at = { programme: programme.id, round: round.id, viewer: viewer.person };
  const { countries, counts, ...cut } = await pageAt(asked.place, (place) =>
    listIntroduced(ctx, at, { ...wanted, place }),
  );
  const choices = countries.map(choice(words)).sort((a, b) => a.label.localeCompare(b.label, lang));
  const filled = {
    ...list,
    filters: list.filters.map((one) => (one.name === 'country' ? { ...one, choices } : one)),
    views: list.views.map((one) => Object.assign(one, { count: howMany(view, counts[one.key as 'all']) })),
  };
  return deskList(visit, filled, asked, cut, {
    own,
    title: countedTitle(t, 'partnerships.count', cut.count, cut, asked),
    below: (
      <Details summary={t('list.about')}>
        <p>{t('matching.introduced.lead')}</p>
        <p>{t('matching.introduced.gone')}</p>
        <p>{t('matching.published')}</p>
      </Details>
    ),
  });
}

/** Saves the partnerships of a published round as a file, as they are filtered and sorted. */
export const takeIntroducedOut = taking<Introduced>(async (visit, url) => {
  const { ctx, programme, view, viewer } = visit;
  const round = await roundByNumber(ctx, programme.id, Number(url.searchParams.get('round')));
  if (!round) return null;
  const list = describe(visit, round, await matchWords(ctx, programme, round.id, view), url);
  const wanted = { ...introducedBy(askedOf(url, list)), size: TAKEN_AT_ONCE };
  const at = { programme: programme.id, round: round.id, viewer: viewer.person };
  return {
    list,
    round,
    more: takenMembers<Introduced>(),
    page: (place) => listIntroduced(ctx, at, { ...wanted, place }),
  };
});

function describe(
  visit: ProgrammeVisit,
  round: Round,
  words: MatchWords,
  url = visit.url,
): ListKind<Introduced> {
  const { view, ctx, path } = visit;
  const { t } = view;
  const { common, why } = pairColumns<Introduced>(view, words);
  // The reasons are shown at once here, since the partnerships' own pages do not have them.
  const { extra: _, ...shownWhy } = why;
  const country = url.searchParams.get('country') ?? '';
  const shown = INTRODUCED_VIEWS.find((one) => one === url.searchParams.get('shown'));
  const query = introducedQuery({ url }, round.number);
  const viewed = (key: 'all' | (typeof INTRODUCED_VIEWS)[number]): string =>
    t(`matching.proposals.view.${key}`);
  return {
    name: 'introduced',
    desk: 'matching',
    path: matchingPath(visit, round, '/proposals'),
    carries: { round: String(round.number) },
    columns: [
      {
        key: 'people',
        label: t('matching.proposals.people'),
        header: true,
        line: true,
        cell: ({ people, partnership, reasons }) => (
          <a href={path(`/workbench/partnerships/${partnership}${query}`)}>
            {breaksRules({ reasons }) ? <span class="aside">{t('matching.proposals.breaks')} </span> : null}
            <PairNames people={people} />
          </a>
        ),
        // In a file each of the people has a column of their own.
        taken: null,
      },
      ...common,
      {
        key: 'made',
        label: t('partnerships.col.introduced'),
        extra: true,
        sort: 'rising',
        whole: true,
        cell: ({ introducedAt }) => <ShortDay at={introducedAt} now={ctx.clock.now()} />,
        taken: ({ introducedAt }) => introducedAt.toISOString(),
      },
      shownWhy,
    ],
    filters: [
      { name: 'search', label: t('matching.proposals.search'), help: t('matching.proposals.search-help') },
      {
        name: 'country',
        label: t('matching.proposals.country'),
        choices: /^[A-Z]{2}$/.test(country) ? [choice(words)(country)] : [],
      },
      {
        name: 'shown',
        label: t('matching.proposals.shown'),
        byView: true,
        choices: INTRODUCED_VIEWS.map((value) => ({ value, label: viewed(value) })),
      },
    ],
    views: [
      { key: 'all', label: viewed('all'), set: {} },
      ...INTRODUCED_VIEWS.map((key) => ({ key, label: viewed(key), set: { shown: key } })),
    ],
    sort: 'made',
    groups: {
      countries: ({ people }) => {
        const [first] = people.flatMap((one) => one.country ?? []).sort();
        return first ? words.country(first) : t('matching.proposals.no-country');
      },
    },
    rowKey: ({ partnership }) => partnership,
    nothing: t('partnerships.none-yet'),
    notFound: t('matching.proposals.not-found'),
    allDone: shown && t(`matching.proposals.none.${shown}`),
  };
}
