import { aroundIntroduced } from '../../../../rooms/pairing/index.ts';
import type { IntroducedBeside } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { inLine } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { askedOf } from '../../list/asked.ts';
import { besideList } from '../../list/beside.tsx';
import type { BesideRow } from '../../list/beside.tsx';
import { carriedPairs } from '../../list/carried.ts';
import { matchingPath } from '../matchingPage.tsx';
import { share } from '../matchWords.ts';
import { introducedBy } from './introducedBy.ts';

/** The parts of the list's description that are needed to read its filters and order. */
const KNOWN = {
  path: '',
  carries: {},
  sort: 'made',
  filters: ['search', 'shown', 'country'].map((name) => ({ name, label: '' })),
  columns: [
    { key: 'made', sort: 'rising' as const },
    { key: 'fit', sort: 'rising' as const },
    { key: 'countries', sort: 'rising' as const },
  ],
};

const MARK = 'introduced';

/** Whether the reader came to a partnership from the published proposals of its round, not from the list of partnerships. */
export const isOfIntroduced = ({ url }: Pick<ProgrammeVisit, 'url'>): boolean =>
  url.searchParams.get('list') === MARK;

/** The query of the list that its partnerships' addresses keep. */
export const introducedQuery = (visit: Pick<ProgrammeVisit, 'url'>, round: number): string =>
  carriedPairs(visit, { round: String(round), list: MARK }, ['search', 'shown', 'country', 'sort']);

/** The published proposals around a partnership, as its address tells. */
export async function besideIntroduced(
  visit: ProgrammeVisit,
  round: Pick<Round, 'id' | 'number'>,
  partnership: number,
) {
  const { ctx, programme, url } = visit;
  const of = { programme: programme.id, round: round.id };
  const around = await aroundIntroduced(ctx, of, introducedBy(askedOf(url, KNOWN)), partnership);
  const query = introducedQuery(visit, round.number);
  return besideList(
    around,
    matchingPath(visit, round, '/proposals'),
    query,
    visit.path('/workbench/partnerships'),
  );
}

/** A row of that list: the people, and how well they fit. */
export const introducedBeside =
  ({ view: { t, lang } }: ProgrammeVisit) =>
  ({ id, names, fit }: IntroducedBeside): BesideRow => ({
    id,
    name: inLine(names.map((name) => name || t('partnerships.former'))),
    state: fit === null ? '–' : share(fit, lang),
  });
