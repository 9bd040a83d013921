import { pageAt } from '../../../lib/placeInList.ts';
import { LIMITS, commentsIn, deskQueue, queueCounts } from '../../../rooms/discussion/index.ts';
import type { DeskComment } from '../../../rooms/discussion/index.ts';
import { Details } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { countedTitle, deskListPage } from '../list/deskList.tsx';
import type { Several } from '../list/several/acts.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { moderators } from './audience.ts';
import { commentsAsked } from './asked.ts';

/**
 * The comments that wait for a moderator, a line each: writer, words, place and reason. One click approves one comment, two approve all.
 */
export async function deskPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const counts = await queueCounts(ctx, programme.id);
  const { list, asked, queue, sorted } = commentsAsked(visit, visit.url, counts);
  const cut = await pageAt(asked.place, (place) =>
    deskQueue(ctx, programme.id, queue, { sorted, place, size: asked.size }),
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

/** Saves a queue of comments as a file. */
export const takeCommentsOut = taking<DeskComment>((visit, url) => {
  const { ctx, programme } = visit;
  const { list, queue, sorted } = commentsAsked(visit, url);
  return Promise.resolve({
    list,
    page: (place) => deskQueue(ctx, programme.id, queue, { sorted, place, size: TAKEN_AT_ONCE }),
  });
});

/** Acts of moderators on several comments at once, as on the page of each. */
export const severalComments: Several = {
  record: '/workbench/discussion',
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
    const { queue } = commentsAsked(visit, url);
    return commentsIn(visit.ctx, visit.programme.id, queue, most);
  },
};

const refused = ({ t }: ProgrammeVisit['view'], reason: string): string =>
  t(reason === 'changed' ? 'note.changed-meanwhile' : 'moderation.gone');
