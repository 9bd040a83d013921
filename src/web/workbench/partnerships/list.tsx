import { pageAt } from '../../../lib/placeInList.ts';
import {
  countShown,
  foreseeReminders,
  listPartnerships,
  partnershipsFound,
} from '../../../rooms/partnerships/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import { Details } from '../../../ui/index.ts';
import { coordinators } from '../../route.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { countedTitle, deskListPage } from '../list/deskList.tsx';
import { withCounts } from '../list/listViews.tsx';
import type { LedAct, Several } from '../list/several/acts.ts';
import { noRound } from '../roundChoice.tsx';
import { partnershipsAsked } from './asked.ts';
import { MOST_PAIRS } from './chosenPairs.ts';

/** A round's partnerships: the partners, the state, the number of letters, and the last contact. */
export async function listPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const found = await partnershipsAsked(visit);
  if (!found) return noRound(visit, 'partnerships', t('partnerships.no-round'));
  const { round, list, asked, filter } = found;
  const cut = await pageAt(asked.place, (place) =>
    listPartnerships(ctx, programme.id, visit.viewer, { ...filter, size: asked.size, place }),
  );
  const counts = await countShown(ctx, programme.id, visit.viewer, round.id);
  // An empty view is left out, as with applications, unless the reader is in it.
  const views = list.views.filter(
    ({ key }) => key === 'all' || key === filter.shown || counts[key as typeof filter.shown] > 0,
  );
  return deskListPage(visit, withCounts(view, { ...list, views }, counts), asked, cut, {
    title: countedTitle(t, 'partnerships.count', cut.count, cut, asked),
    eyebrow: roundName(round, view, programme.source_locale),
    below: (
      <Details summary={t('list.about')}>
        <p>{t('partnerships.lead')}</p>
      </Details>
    ),
  });
}

const led =
  (page: string): LedAct['leads'] =>
  ({ numbers, isAll, query }) =>
    `/workbench/partnerships/${page}?${new URLSearchParams({
      ...(isAll ? { which: 'all' } : { pairs: numbers.join(',') }),
      list: query,
    })}`;

/** Acts of coordinators on several partnerships at once, each with a page that counts it. */
export const severalPartnerships: Several = {
  record: '/workbench/partnerships',
  subject: 'partnership',
  acts: ({ t }) => [
    {
      key: 'remind',
      kind: 'pairs-reminded',
      audience: coordinators,
      lead: t('partnerships.remind-lead'),
      refused: ({ t }, reason) =>
        t(`partnerships.not-reminded.${reason as 'early' | 'left' | 'nobody' | 'over'}`),
      foresees: {
        count: ({ ctx, programme }, pairs) =>
          foreseeReminders(ctx, { programme: programme.id, partnerships: pairs.slice(0, MOST_PAIRS) }),
      },
    },
    { key: 'write', audience: coordinators, leads: led('words'), most: MOST_PAIRS },
    { key: 'end', audience: coordinators, grave: true, leads: led('ends'), most: MOST_PAIRS },
  ],
  found: async (visit, url, most) => {
    const asked = await partnershipsAsked(visit, url);
    return asked ? partnershipsFound(visit.ctx, visit.programme.id, visit.viewer, asked.filter, most) : [];
  },
};
