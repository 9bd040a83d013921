import { SHOWN } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { roundsOf } from '../../../rooms/programmes/index.ts';
import { inLine } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import type { ListKind } from '../list/description.ts';
import { roundFilter, roundListed } from '../roundChoice.tsx';
import { sortedBy } from './carried.ts';
import { partnershipColumns } from './columns.tsx';
import { memberName, shownWords } from './partnershipNames.ts';

/**
 * The list of a round's partnerships, and the requests of an address; null when there is no round, or not the one that the address names.
 */
export async function partnershipsAsked(visit: ProgrammeVisit, url = visit.url) {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const rounds = await roundsOf(ctx, programme.id);
  const now = ctx.clock.now();
  const round = roundListed(
    url.searchParams,
    rounds,
    ({ dates, published_at }) => published_at && dates.introduces.dueAt <= now,
  );
  if (!round) return null;
  const views = SHOWN.filter((one) => one !== 'all');
  const shown = views.find((one) => one === url.searchParams.get('shown'));
  const list: ListKind<ListedPartnership> = {
    name: 'partnerships',
    desk: 'partnerships',
    path: visit.path('/workbench/partnerships'),
    carries: { round: String(round.number) },
    columns: partnershipColumns(visit, round.number, round.dates.introduces.dueAt <= now),
    filters: [
      ...roundFilter(visit, rounds, round),
      { name: 'search', label: t('applications.search-name'), help: t('applications.search-help') },
      {
        name: 'shown',
        label: t('partnerships.shown'),
        byView: true,
        usual: 'all',
        choices: views.map((value) => ({ value, label: shownWords(value, t) })),
      },
    ],
    views: SHOWN.map((one) => ({
      key: one,
      label: shownWords(one, t),
      set: one === 'all' ? {} : { shown: one },
    })),
    sort: 'introduced',
    rowKey: ({ id }) => id,
    rowName: ({ members }) => inLine(members.map((one) => memberName(one, t))),
    nothing: t('partnerships.none-yet'),
    notFound: t('partnerships.not-found'),
    allDone: shown && t(`partnerships.none.${shown}`),
  };
  const asked = askedOf(url, list);
  const sorted = sortedBy(asked);
  const search = asked.filters['search'] ?? '';
  return {
    round,
    list,
    asked,
    filter: { round: round.id, shown: shown ?? ('all' as const), search, sorted },
  };
}
