import { pageAt } from '../../../lib/placeInList.ts';
import { bannedWriters, countBanned } from '../../../rooms/discussion/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { deskListPage } from '../list/deskList.tsx';
import { withCounts } from '../list/listViews.tsx';
import { writersAsked } from './writersAsked.tsx';

/** The banned writers, with reasons, objections, and the way back. */
export async function writersPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, path } = visit;
  const { t } = view;
  const { list, asked, filter, sorted } = writersAsked(visit);
  const cut = await pageAt(asked.place, (place) =>
    bannedWriters(ctx, programme.id, { ...filter, sorted, size: asked.size, place }),
  );
  const counts = await countBanned(ctx, programme.id);
  return deskListPage(visit, withCounts(view, list, counts), asked, cut, {
    title: t('moderation.writers'),
    eyebrow: <a href={path('/workbench/discussion')}>{t('workbench.desk.discussion')}</a>,
  });
}
