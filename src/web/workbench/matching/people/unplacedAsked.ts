import { regionName } from '../../../../lib/world/countries.ts';
import { UNPLACED_SORTS, listUnplaced, unplacedFound } from '../../../../rooms/pairing/index.ts';
import type { Unplaced } from '../../../../rooms/pairing/index.ts';
import { isIntroduced, roundByNumber } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { coordinators } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { aboutPeople, leaving, moveOn } from '../../applications/severalPeople.ts';
import { askedOf } from '../../list/asked.ts';
import type { ListAsked } from '../../list/asked.ts';
import { carriedQuery } from '../../list/carried.ts';
import type { ListKind } from '../../list/description.ts';
import type { Several } from '../../list/several/acts.ts';
import { TAKEN_AT_ONCE, taking } from '../../list/taking/taking.ts';
import { matchingPath } from '../matchingPage.tsx';
import { matchWords } from '../matchWords.ts';
import { leadsToPairing } from '../several/chosenToPair.ts';
import { unplacedColumns } from './unplacedColumns.tsx';

/** The parameters of the list's address that its records' addresses keep. */
export const CARRIED = ['search', 'country', 'sort'] as const;

/** The list of people without a partner in a round, and the requests of an address. */
export async function unplacedAsked(
  visit: ProgrammeVisit,
  round: Round,
  isPublished: boolean,
  url = visit.url,
) {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const words = await matchWords(ctx, programme, round.id, view);
  const country = url.searchParams.get('country') ?? '';
  const query = carriedQuery({ url }, round.number, CARRIED);
  const list: ListKind<Unplaced> = {
    name: 'unplaced',
    desk: 'matching',
    path: matchingPath(visit, round, '/unplaced'),
    carries: { round: String(round.number) },
    columns: unplacedColumns(
      words,
      t(isPublished ? 'matching.unplaced.left' : 'matching.unplaced.unknown'),
      ({ who }) => matchingPath(visit, round, `/people/${who.application}${query}`),
    ),
    filters: [
      { name: 'search', label: t('applications.search-name'), help: t('applications.search-help') },
      {
        name: 'country',
        label: t('applications.country'),
        // The other countries come with the rows.
        choices: /^[A-Z]{2}$/.test(country) ? [{ value: country, label: regionName(lang, country) }] : [],
      },
    ],
    views: [],
    sort: 'turn',
    rowKey: ({ who }) => who.application,
    rowName: ({ who }) => who.name,
    notFound: t('matching.unplaced.not-found'),
    nothing: t(isPublished ? 'matching.unplaced.none' : 'matching.unplaced.none-yet'),
  };
  const asked = askedOf(url, list);
  return { list, asked, ...unplacedOf(visit, round, isPublished, asked) };
}

/** The requests of an address, for the room. */
export function unplacedOf(
  { programme }: ProgrammeVisit,
  round: Round,
  isPublished: boolean,
  { filters, sort }: Pick<ListAsked, 'filters' | 'sort'>,
) {
  const by = sort.key === 'person' ? 'name' : (UNPLACED_SORTS.find((one) => one === sort.key) ?? 'turn');
  const input = {
    programme: programme.id,
    round: round.id,
    state: isPublished ? ('waiting' as const) : ('confirmed' as const),
    country: filters['country'],
    search: filters['search'],
  };
  return { input, sorted: { by, way: sort.way } };
}

/** Saves the list of people without a partner as a file, as it is filtered and sorted. */
export const takeUnplacedOut = taking<Unplaced>(async (visit, url) => {
  const { ctx, programme, viewer } = visit;
  const round = await roundByNumber(ctx, programme.id, Number(url.searchParams.get('round')));
  if (!round) return null;
  const isPublished = await isIntroduced(ctx, programme.id, round.id);
  const { list, input, sorted } = await unplacedAsked(visit, round, isPublished, url);
  const of = { ...input, sorted, size: TAKEN_AT_ONCE, viewer: viewer.person };
  return { list, round, page: (place) => listUnplaced(ctx, of, place) };
});

/** Acts of coordinators on several people without a partner, as on the page of each application. */
export const severalUnplaced: Several = {
  record: '/workbench/matching/:round/people',
  subject: 'application',
  acts: (view) => [
    {
      key: 'pair',
      audience: coordinators,
      leads: leadsToPairing('unplaced', 'applications'),
    },
    moveOn(view),
    ...aboutPeople(view, 'people'),
    ...leaving(view),
  ],
  found: async (visit, url, most) => {
    const { ctx, programme } = visit;
    const round = await roundByNumber(ctx, programme.id, Number(url.searchParams.get('round')));
    if (!round) return [];
    const isPublished = await isIntroduced(ctx, programme.id, round.id);
    return unplacedFound(ctx, (await unplacedAsked(visit, round, isPublished, url)).input, most);
  },
};
