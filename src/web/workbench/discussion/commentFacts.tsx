import { pick } from '../../../lib/text/texts.ts';
import type { DeskComment } from '../../../rooms/discussion/index.ts';
import { Bdi, DefinitionList, LocalTime } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** The facts of a comment: its writer, place and time, and the reason why it waits. */
export function CommentFacts({ visit, comment }: { visit: ProgrammeVisit; comment: DeskComment }) {
  const { t, lang } = visit.view;
  return (
    <DefinitionList
      items={[
        {
          key: 'who',
          term: t('moderation.who'),
          value: <Bdi>{comment.name || t('discussion.former')}</Bdi>,
        },
        ...(comment.known_as !== null && comment.known_as !== comment.name
          ? [{ key: 'known', term: t('moderation.known-as'), value: <Bdi>{comment.known_as}</Bdi> }]
          : []),
        ...(comment.kind
          ? [
              {
                key: 'kind',
                term: t('moderation.kind'),
                value: (
                  <>
                    {t(`moderation.kind.${comment.kind}`)}
                    {comment.handle ? (
                      <>
                        {' · '}
                        <bdi dir="ltr">{comment.handle}</bdi>
                      </>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
        ...(comment.address
          ? [
              {
                key: 'address',
                term: t('moderation.address'),
                value: (
                  <>
                    <bdi dir="ltr">{comment.address}</bdi>
                    {comment.state === 'unconfirmed' ? ` · ${t('moderation.unconfirmed')}` : ''}
                  </>
                ),
              },
            ]
          : []),
        {
          key: 'topic',
          term: t('topics.eyebrow'),
          value: (
            <a href={visit.path(`/topics/${comment.slug}/comments/${comment.id}`)}>
              {pick(comment.title, lang, comment.source_locale)}
            </a>
          ),
        },
        { key: 'when', term: t('moderation.written'), value: <LocalTime at={comment.written_at} /> },
        { key: 'state', term: t('moderation.state'), value: t(`moderation.state.${comment.state}`) },
        ...comment.held_for.map((why) => ({
          key: why,
          term: t('moderation.why'),
          value: t(`moderation.why.${why}`),
        })),
        ...comment.reports.map((report, index) => ({
          key: `report ${index}`,
          term: t('moderation.reported'),
          value: report.reason,
        })),
        ...(comment.reason ? [{ key: 'reason', term: t('moderation.told'), value: comment.reason }] : []),
      ]}
    />
  );
}
