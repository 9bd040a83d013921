import { COMMENT_SORTS, QUEUES } from '../../../rooms/discussion/index.ts';
import type { DeskComment, Queue } from '../../../rooms/discussion/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { howMany } from '../howMany.ts';
import { askedOf } from '../list/asked.ts';
import type { ListKind } from '../list/description.ts';
import { commentColumns } from './columns.tsx';

/** The list of a queue of comments, and the requests of an address. `counts` holds how many wait in each queue. */
export function commentsAsked(
  visit: ProgrammeVisit,
  url = visit.url,
  counts: Record<Queue, number> | null = null,
) {
  const { t } = visit.view;
  const queue = QUEUES.find((one) => one === url.searchParams.get('queue')) ?? 'held';
  const others = QUEUES.filter((one) => one !== 'held');
  const list: ListKind<DeskComment> = {
    name: 'comments',
    desk: 'discussion',
    path: visit.path('/workbench/discussion'),
    carries: {},
    columns: commentColumns(visit, queue),
    filters: [
      {
        name: 'queue',
        label: t('moderation.queues'),
        byView: true,
        usual: 'held',
        choices: others.map((value) => ({ value, label: t(`moderation.queue.${value}`) })),
      },
    ],
    views: QUEUES.map((key) => ({
      key,
      label: t(`moderation.queue.${key}`),
      count: counts ? howMany(visit.view, counts[key]) : undefined,
      set: key === 'held' ? {} : { queue: key },
    })),
    sort: queue === 'hidden' ? 'since' : 'written',
    rowKey: ({ id }) => id,
    rowName: (comment) => comment.name || t('discussion.former'),
    nothing: t('moderation.none.held'),
    allDone: t(`moderation.none.${queue}`),
  };
  const asked = askedOf(url, list);
  const by = COMMENT_SORTS.find((one) => one === asked.sort.key) ?? 'written';
  return { list, asked, queue, sorted: { by, way: asked.sort.way } };
}
