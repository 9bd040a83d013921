import { pageAt } from '../../../lib/placeInList.ts';
import { countFound, listApplications } from '../../../rooms/applications/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { countedTitle, deskListPage } from '../list/deskList.tsx';
import { noRound } from '../roundChoice.tsx';
import { applicationsAsked } from './asked.ts';

/** The applications of a round: their number in each state, and a list to filter, search and sort. */
export async function listPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const found = await applicationsAsked(visit);
  if (!found) return noRound(visit, 'applications', t('applications.no-round'));
  const { round, countries, scope, counts, own, list, asked, filter, sorted } = found;
  const cut = await pageAt(asked.place, (place) =>
    listApplications(ctx, scope, { ...filter, sorted, size: asked.size, place }),
  );
  const count = await countFound(ctx, scope, filter, counts);
  return deskListPage(
    visit,
    list,
    asked,
    { ...cut, count },
    {
      title: countedTitle(t, 'applications.found', count, cut, asked),
      eyebrow: roundName(round, view, programme.source_locale),
      lead: countries ? t('applications.own-country') : undefined,
      own,
      isCounted: !filter.search && !filter.among && !filter.chosen?.length,
      below: countries ? null : (
        <p>
          <a href={visit.path(`/workbench/rounds/${round.number}/import`)}>{t('applications.import')}</a>
        </p>
      ),
    },
  );
}
