import { pick } from '../../../lib/text/texts.ts';
import { LIMITS, deskComment } from '../../../rooms/discussion/index.ts';
import {
  Bdi,
  Button,
  DefinitionList,
  Details,
  Form,
  Heading,
  LocalTime,
  PlainText,
  PostButton,
  Prose,
  Submit,
  TextArea,
} from '../../../ui/index.ts';
import type { DeskErrors } from './deskErrors.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Acts } from './acts.tsx';

/** One comment before a moderator: who wrote it, why it waits, and everything that can be done. */
export async function commentDesk(
  visit: ProgrammeVisit,
  id: number,
  { values = {}, errors = {} }: DeskErrors = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const comment = await deskComment(ctx, programme.id, id);
  if (!comment) return visit.notFound();
  const own = visit.path(`/workbench/discussion/${id}`);
  return visit.page({
    title: t('moderation.one'),
    workbench: 'discussion',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <>
        <Heading eyebrow={<a href={visit.path('/workbench/discussion')}>{t('workbench.desk.discussion')}</a>}>
          {t('moderation.one')}
        </Heading>
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
                <a href={visit.path(`/topics/${comment.slug}/comments/${id}`)}>
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
        <Prose html={comment.html} />
        {comment.before === null ? null : (
          <Details summary={t('moderation.before')}>
            <PlainText text={comment.before} />
          </Details>
        )}
        <Acts comment={comment} own={own} values={values} errors={errors} />
        {comment.state === 'withdrawn' ? null : (
          <Details
            summary={t('moderation.edit')}
            open={errors.body !== undefined || errors.why !== undefined}
          >
            <Form action={own}>
              <TextArea
                name="body"
                label={t('moderation.text')}
                required
                value={values.body ?? comment.body}
                maxLength={LIMITS.body}
                error={errors.body}
              />
              <TextArea
                name="why"
                label={t('moderation.reason')}
                help={t('moderation.reason-help')}
                required
                rows={2}
                value={values.why ?? ''}
                maxLength={LIMITS.reason}
                error={errors.why}
              />
              <Button>{t('moderation.edit')}</Button>
            </Form>
          </Details>
        )}
        {comment.author === null || comment.kind === null ? null : comment.banned ? (
          <PostButton action={visit.path(`/workbench/discussion/writers/${comment.author}/pardon`)}>
            {t('moderation.lift')}
          </PostButton>
        ) : (
          <Details summary={t('moderation.ban')} open={errors.ban !== undefined}>
            <Form
              action={visit.path(`/workbench/discussion/writers/${comment.author}/ban`)}
              hidden={{ comment: String(id) }}
            >
              <TextArea
                name="ban"
                label={t('moderation.reason')}
                help={t('moderation.ban-help')}
                required
                rows={2}
                value={values.ban ?? ''}
                maxLength={LIMITS.reason}
                error={errors.ban}
              />
              <Submit kind="grave">{t('moderation.ban')}</Submit>
            </Form>
          </Details>
        )}
      </>
    ),
  });
}
