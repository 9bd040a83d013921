import { pick } from '../../lib/text/texts.ts';
import {
  DEEPEST,
  LIMITS,
  mayEdit,
  mayWithdraw,
  ownComment,
  threadAround,
} from '../../rooms/discussion/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  Heading,
  Notice,
  PostButton,
  TextArea,
} from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { drawComments } from './drawComments.ts';
import { freshDraft } from './draft.ts';
import { CommentForm } from './form.tsx';
import type { CommentDraft } from './form.tsx';
import { ReportForm } from './reportForm.tsx';
import { writerOf } from './writer.ts';

/** A form of a comment's page that came back. */
export interface Returned {
  answer?: CommentDraft;
  edit?: { body: string; error: string };
  report?: { reason: string; error: string };
  status?: number;
}

/** A comment's own page: the comment, what it answers and its answers. Its address stays the same however long the discussion grows. */
export async function commentPage(
  visit: ProgrammeVisit,
  topic: Topic,
  id: number,
  returned: Returned = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const writer = await writerOf(visit);
  const moderates = visit.may('moderator', 'director');
  const found = await threadAround(ctx, {
    programme: programme.id,
    topic: topic.id,
    comment: id,
    viewer: writer?.id ?? null,
    moderates,
  });
  const own = found && (await ownComment(ctx, programme.id, id));
  if (!found || !own) return visit.notFound();
  const topicPath = visit.path(`/topics/${topic.slug}`);
  const path = `${topicPath}/comments/${id}`;
  const isOwn = writer !== null && own.author === writer.id;
  const now = ctx.clock.now();
  const isShown = found.comment.state === 'shown';
  const title = t('discussion.one', { topic: pick(topic.title, view.lang, topic.source_locale) });
  const html = drawComments(view, found.around, {
    path: topicPath,
    pictures: visit.path('/discussion/pictures/'),
    now,
    focus: id,
    level: 2,
  });
  const form = (
    <>
      {found.comment.depth >= DEEPEST ? (
        <Notice>
          <p>{t('discussion.deep')}</p>
        </Notice>
      ) : null}
      <CommentForm
        writer={writer}
        draft={returned.answer ?? (await freshDraft(visit, writer, { parent: String(id) }))}
        questions={[]}
        action={`${topicPath}/comments`}
        path={visit.path}
        answers={programme.network_origin === null ? null : found.comment.handle}
      />
    </>
  );
  return visit.page({
    title,
    nav: 'topics',
    indexed: false,
    status: returned.status ?? (returned.answer || returned.edit || returned.report ? 422 : 200),
    islands: returned.answer?.rush ? ['proofOfWork'] : [],
    body: (
      <>
        <Heading
          eyebrow={
            <a href={`${topicPath}#discussion`} dir="auto">
              {pick(topic.title, view.lang, topic.source_locale)}
            </a>
          }
        >
          {t('discussion.one-title')}
        </Heading>
        {isOwn && own.state === 'hidden' && own.reason !== '' ? (
          <Notice kind="trouble" title={t('discussion.hidden-because')}>
            <p dir="auto">{own.reason}</p>
          </Notice>
        ) : null}
        <form
          method="post"
          action={`${topicPath}/likes`}
          dangerouslySetInnerHTML={{ __html: `<input type="hidden" name="on" value="${id}">${html}` }}
        />
        {moderates ? (
          <p>
            <ButtonLink kind="quiet" href={visit.path(`/workbench/discussion/${id}`)}>
              {t('moderation.open')}
            </ButtonLink>
          </p>
        ) : null}
        {isOwn && mayEdit(own, now) ? (
          <Details summary={t('discussion.edit')} open={returned.edit !== undefined}>
            <Form action={path}>
              <ErrorSummary errors={summary({ text: returned.edit?.error })} />
              <TextArea
                name="text"
                label={t('discussion.body')}
                help={t('discussion.edit-help')}
                required
                value={returned.edit?.body ?? own.body}
                maxLength={LIMITS.body}
                error={returned.edit?.error}
              />
              <Button>{t('discussion.save')}</Button>
            </Form>
          </Details>
        ) : null}
        {isOwn && mayWithdraw(own, now) ? (
          <Details summary={t('discussion.withdraw')}>
            <p>{t('discussion.withdraw-what')}</p>
            <PostButton action={`${path}/withdrawal`} kind="grave">
              {t('discussion.withdraw-yes')}
            </PostButton>
          </Details>
        ) : null}
        {isShown && isOwn ? (
          <div id="answer">
            <Details summary={t('discussion.answer-own')} open={returned.answer !== undefined}>
              {form}
            </Details>
          </div>
        ) : null}
        {isShown && !isOwn ? (
          <>
            <h2 id="answer">{t('discussion.answer-title')}</h2>
            {form}
            <ReportForm action={`${path}/reports`} of="comment" returned={returned.report} />
          </>
        ) : null}
      </>
    ),
  });
}
