import { pick } from '../../../lib/texts.ts';
import { comingMails } from '../../../rooms/notices/index.ts';
import { allTopics } from '../../../rooms/topics/index.ts';
import { pageNumber } from '../../pageNumber.ts';
import { directors, get } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Coming, ComingReaders } from './coming.tsx';

const READERS_PER_PAGE = 50;

/** Who gets which mail and when, before it is written. */
export const comingRoutes: Route[] = [
  get('/workbench/outbox/coming', directors, async (visit) => {
    const groups = await comingMails(visit.ctx, visit.programme.id);
    return visit.page({
      title: visit.view.t('outbox.coming.title'),
      workbench: 'outbox',
      body: <Coming {...await place(visit)} groups={groups} />,
    });
  }),
  get('/workbench/outbox/coming/readers', directors, async (visit) => {
    const asked = visit.url.searchParams;
    const group = (await comingMails(visit.ctx, visit.programme.id)).find(
      ({ kind, round, topic }) =>
        kind === asked.get('kind') &&
        String(round.number) === asked.get('round') &&
        String(topic ?? '') === (asked.get('topic') ?? ''),
    );
    if (!group) return visit.notFound();
    const page = pageNumber(visit.url);
    const readers = group.readers.slice((page - 1) * READERS_PER_PAGE, page * READERS_PER_PAGE);
    const pages = Math.ceil(group.readers.length / READERS_PER_PAGE);
    return visit.page({
      title: visit.view.t('outbox.coming.title'),
      workbench: 'outbox',
      body: (
        <ComingReaders {...await place(visit)} group={group} readers={readers} page={page} pages={pages} />
      ),
    });
  }),
];

async function place({ ctx, programme, view, path }: ProgrammeVisit) {
  const topics = await allTopics(ctx, programme.id);
  return {
    base: path('/workbench/outbox'),
    mails: path('/workbench/mails'),
    source: programme.source_locale,
    topics: new Map(
      topics.map(({ id, title, source_locale: source }) => [id, pick(title, view.lang, source)]),
    ),
  };
}
