import { pageAt } from '../../../lib/placeInList.ts';
import { LIMITS, QUEUES, commentsIn, deskQueue, queueCounts } from '../../../rooms/discussion/index.ts';
import type { DeskComment, Queue } from '../../../rooms/discussion/index.ts';
import { Details } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { howMany } from '../howMany.ts';
import { askedOf } from '../list/asked.ts';
import type { ListKind } from '../list/description.ts';
import { countedTitle, deskListPage } from '../list/deskList.tsx';
import type { Several } from '../list/several/acts.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { moderators } from './audience.ts';
import { commentColumns } from './columns.tsx';

/** The comments that wait for a moderator, a line each: who, what, where, why; one click lets one stand, two let all of them. */
export async function deskPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const counts = await queueCounts(ctx, programme.id);
  const list = describe(visit, counts);
  const asked = askedOf(visit.url, list);
  const queue = queueOf(asked.filters);
  const cut = await pageAt(asked.place, (place) =>
    deskQueue(ctx, programme.id, queue, { place, size: asked.size }),
  );
  return deskListPage(
    visit,
    list,
    asked,
    { ...cut, count: counts[queue] },
    {
      title: countedTitle(t, 'moderation.count', counts[queue]),
      below: (
        <>
          <p>
            <a href={visit.path('/workbench/discussion/writers')}>{t('moderation.writers')}</a>
          </p>
          <Details summary={t('list.about')}>
            <p>{t('moderation.lead')}</p>
          </Details>
        </>
      ),
    },
  );
}

const queueOf = ({ queue }: Readonly<Record<string, string>>): Queue =>
  QUEUES.find((one) => one === queue) ?? 'held';

/** Takes a queue of comments out. */
export const takeCommentsOut = taking<DeskComment>((visit, url) => {
  const { ctx, programme } = visit;
  const list = describe(visit, null);
  const queue = queueOf(askedOf(url, list).filters);
  return Promise.resolve({
    list,
    page: (place) => deskQueue(ctx, programme.id, queue, { place, size: TAKEN_AT_ONCE }),
  });
});

function describe(visit: ProgrammeVisit, counts: Record<Queue, number> | null): ListKind<DeskComment> {
  const { t } = visit.view;
  const others = QUEUES.filter((queue) => queue !== 'held');
  return {
    name: 'comments',
    desk: 'discussion',
    path: visit.path('/workbench/discussion'),
    carries: {},
    columns: commentColumns(visit),
    filters: [
      {
        name: 'queue',
        label: t('moderation.queues'),
        byView: true,
        choices: others.map((queue) => ({ value: queue, label: t(`moderation.queue.${queue}`) })),
      },
    ],
    views: QUEUES.map((queue) => ({
      key: queue,
      label: t(`moderation.queue.${queue}`),
      count: counts ? howMany(visit.view, counts[queue]) : undefined,
      set: queue === 'held' ? {} : { queue },
    })),
    sort: '',
    rowKey: ({ id }) => id,
    rowName: (comment) => comment.name || t('discussion.former'),
    nothing: t('moderation.none'),
  };
}

/** Acts of moderators on several comments at once, as on the page of each. */
export const severalComments: Several = {
  subject: 'comment',
  allAtFirst: true,
  acts: ({ t }) => [
    {
      key: 'approve',
      kind: 'comments-approved',
      audience: moderators,
      mail: 'comment-moderated',
      refused,
    },
    {
      key: 'hide',
      kind: 'comments-hidden',
      audience: moderators,
      grave: true,
      mail: 'comment-moderated',
      text: { label: t('moderation.reason'), help: t('moderation.reason-help'), most: LIMITS.reason },
      refused,
    },
  ],
  found: (visit, url, most) => {
    const queue = QUEUES.find((one) => one === url.searchParams.get('queue')) ?? 'held';
    return commentsIn(visit.ctx, visit.programme.id, queue, most);
  },
};

const refused = ({ t }: ProgrammeVisit['view'], reason: string): string =>
  t(reason === 'changed' ? 'note.changed-meanwhile' : 'moderation.gone');
