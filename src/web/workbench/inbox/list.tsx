import { VIEWS_COUNTED_TO, pageAt } from '../../../lib/placeInList.ts';
import { listThreads, watches } from '../../../rooms/inbox/index.ts';
import { ButtonLink, Details, PostButton } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { howMany } from '../howMany.ts';
import { countedTitle, deskListPage } from '../list/deskList.tsx';
import { withCounts } from '../list/listViews.tsx';
import { countedViews, threadsAsked } from './asked.ts';
import { threadName } from './columns.tsx';

/** The inbox: conversations that wait for an answer first, the rest by views, and a search through all. */
export async function listPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, person } = visit;
  const { t } = view;
  const { scope, list, asked, filter, shown, sorted } = threadsAsked(visit);
  const cut = await pageAt(asked.place, (place) =>
    listThreads(ctx, programme.id, scope, { ...filter, sorted, size: asked.size, place }),
  );
  const [first] = cut.rows;
  const filters = list.filters.map((one) =>
    one.name === 'with' && first
      ? { ...one, choices: one.choices?.map(({ value }) => ({ value, label: threadName(view, first) })) }
      : one,
  );
  const isWatching = person !== null && (await watches(ctx, programme.id, person.id));
  const filled = { ...list, filters: filters as typeof list.filters };
  const counted = withCounts(view, filled, await countedViews(visit), VIEWS_COUNTED_TO);
  // The shown view has the same count as the title.
  const isWhole = cut.count !== null && filter.search === '' && filter.person === undefined;
  const views = counted.views.map((one) =>
    one.key === shown && isWhole ? { ...one, count: howMany(view, cut.count!) } : one,
  );
  return deskListPage(visit, { ...counted, views }, asked, cut, {
    title: countedTitle(t, 'inbox.count', cut.count, cut, asked),
    below: (
      <>
        {person ? (
          <>
            <PostButton
              action={visit.path('/workbench/inbox/watching')}
              name="on"
              value={isWatching ? 'no' : 'yes'}
            >
              {t(isWatching ? 'inbox.unwatch' : 'inbox.watch')}
            </PostButton>
            <p class="help">{t('inbox.watch-help')}</p>
          </>
        ) : null}
        {visit.may('director', 'matcher') ? (
          <p>
            <ButtonLink href={visit.path('/workbench/inbox/answers')} kind="quiet">
              {t('inbox.to-answers')}
            </ButtonLink>
          </p>
        ) : null}
        <Details summary={t('list.about')}>
          <p>{t(scope.all || scope.private ? 'inbox.lead' : 'inbox.own-country')}</p>
        </Details>
      </>
    ),
  });
}
