import { LIMITS, commentVersion, deskComment } from '../../../rooms/discussion/index.ts';
import {
  Button,
  Details,
  Form,
  Heading,
  PlainText,
  PostButton,
  Prose,
  Submit,
  TextArea,
} from '../../../ui/index.ts';
import type { DeskErrors } from './deskErrors.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { Acts } from './acts.tsx';
import { CommentFacts } from './commentFacts.tsx';
import { BesideComment, besideComment } from './beside.tsx';

/** A comment for a moderator: its writer, the reason why it waits, and all acts on it. */
export async function commentDesk(
  visit: ProgrammeVisit,
  id: number,
  { values = {}, errors = {}, base, isOvertaken }: DeskErrors = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const comment = await deskComment(ctx, programme.id, id);
  if (!comment) return visit.notFound();
  const own = visit.path(`/workbench/discussion/${id}`);
  const beside = await besideComment(visit, id);
  const query = beside?.query ?? '';
  const answer: PageAnswer = {
    title: t('moderation.one'),
    workbench: 'discussion',
    status: Object.keys(errors).length > 0 || isOvertaken ? 422 : 200,
    body: (
      <>
        <Heading eyebrow={<a href={visit.path('/workbench/discussion')}>{t('workbench.desk.discussion')}</a>}>
          {t('moderation.one')}
        </Heading>
        <CommentFacts visit={visit} comment={comment} />
        <Prose html={comment.html} />
        {comment.before === null ? null : (
          <Details summary={t('moderation.before')}>
            <PlainText text={comment.before} />
          </Details>
        )}
        <Acts comment={comment} own={own} query={query} values={values} errors={errors} />
        {comment.state === 'withdrawn' ? null : (
          <Details
            summary={t('moderation.edit')}
            open={errors.body !== undefined || errors.why !== undefined || isOvertaken === true}
          >
            {isOvertaken ? (
              <Overtaken
                fields={[
                  { key: 'body', label: t('moderation.text'), now: comment.body, mine: values.body ?? '' },
                ]}
              />
            ) : null}
            <Form action={`${own}${query}`} hidden={{ base: base ?? commentVersion(comment) }}>
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
  };
  if (!beside) return visit.page(answer);
  return visit.page({
    ...answer,
    body: (
      <BesideComment visit={visit} comment={comment} beside={beside}>
        {answer.body}
      </BesideComment>
    ),
  });
}
