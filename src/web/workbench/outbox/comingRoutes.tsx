import { pick } from '../../../lib/text/texts.ts';
import { comingGroups, comingReaders } from '../../../rooms/outbox/index.ts';
import { allTopics } from '../../../rooms/topics/index.ts';
import { pageNumber } from '../../frame/pageNumber.ts';
import { directors, get } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Coming, ComingReaders } from './coming.tsx';
import { comingAsked } from './comingFiles.ts';

const READERS_PER_PAGE = 50;

/** The readers and hours of mails that are not written yet. */
export const comingRoutes: Route[] = [
  get('/workbench/outbox/coming', directors, async (visit) => {
    const groups = await comingGroups(visit.ctx, visit.programme.id);
    return visit.page({
      title: visit.view.t('outbox.coming.title'),
      workbench: 'outbox',
      body: <Coming {...await sharedProps(visit)} groups={groups} now={visit.ctx.clock.now()} />,
    });
  }),
  get('/workbench/outbox/coming/readers', directors, async (visit) => {
    const page = pageNumber(visit.url);
    const found = await comingReaders(visit.ctx, visit.programme.id, comingAsked(visit.url), {
      from: (page - 1) * READERS_PER_PAGE,
      most: READERS_PER_PAGE,
    });
    if (!found) return visit.notFound();
    return visit.page({
      title: visit.view.t('outbox.coming.title'),
      workbench: 'outbox',
      body: (
        <ComingReaders
          {...await sharedProps(visit)}
          {...found}
          page={page}
          now={visit.ctx.clock.now()}
          pages={Math.ceil(found.count / READERS_PER_PAGE)}
        />
      ),
    });
  }),
];

async function sharedProps({ ctx, programme, view, path }: ProgrammeVisit) {
  const topics = await allTopics(ctx, programme.id);
  return {
    base: path('/workbench/outbox'),
    mails: path('/workbench/mails'),
    files: path('/workbench/lists'),
    source: programme.source_locale,
    topics: new Map(
      topics.map(({ id, title, source_locale: source }) => [id, pick(title, view.lang, source)]),
    ),
  };
}
