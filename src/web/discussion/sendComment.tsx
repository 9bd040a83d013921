import { pick } from '../../lib/text/texts.ts';
import { followTopic, writeComment } from '../../rooms/discussion/index.ts';
import { sendAnswer } from '../../rooms/networks/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { questionsIn, languageShown } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { Heading } from '../../ui/index.ts';
import type { Messages } from '../frame/problems.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { numberIn, readDraft } from './draft.ts';
import { CommentForm } from './form.tsx';
import type { CommentDraft } from './form.tsx';
import { comesIn } from './comesIn.ts';
import { mayPost } from './limits.ts';
import { messages, sentWords } from './sentWords.ts';
import { commentPage } from './commentPage.tsx';
import { writerOf } from './writer.ts';

/** Takes a comment from a form. */
export async function sendComment(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const { ctx, programme, view } = visit;
  const writer = await writerOf(visit);
  const isTooOften = !(await mayPost(visit, writer?.id ?? null));
  const form = await visit.form();
  // A writer who also chooses whether to show their country may have comments under other topics that show it.
  if (form.get('asks') !== 'country') visit.changes(`topic:${topic.id}`);
  const draft = readDraft(form);
  const refuse = (errors: Messages, status = 422, more: Partial<CommentDraft> = {}): Promise<Response> =>
    again(visit, topic, writer, { ...draft, ...more, errors }, status);
  if (isTooOften) {
    const page = await refuse({ body: view.t('discussion.error.often') }, 429);
    page.headers.set('retry-after', '600');
    return page;
  }
  const { by, parent, question, wrong } = sentWords(visit, writer, draft);
  const passage = await comesIn(visit, writer, draft, { work: form.get('work') ?? '', wrong });
  if ('errors' in passage) return refuse(passage.errors, passage.status, passage.more);
  const { rush } = passage;
  const done = await writeComment(ctx, {
    programme: programme.id,
    topic: topic.id,
    parent,
    question,
    by,
    name: draft.name,
    isPseudonym: draft.pseudonym,
    ...(form.get('asks') === 'country' ? { showsCountry: draft.country } : {}),
    body: draft.body,
    locale: view.lang,
    channel: 'form',
    rush,
  });
  if (!done.ok) {
    if (done.reason === 'problems') return refuse(messages(visit, done.problems));
    if (done.reason === 'banned') return refuse({ body: view.t('discussion.error.banned') }, 403);
    return parent === null ? visit.notFound() : refuse({ body: view.t('discussion.error.gone') });
  }
  if (draft.follow)
    await followTopic(ctx, {
      programme: programme.id,
      topic: topic.id,
      by,
      locale: view.lang,
      alongComment: !done.again,
    });
  // Only a known writer's words go to another server in their name.
  if (draft.elsewhere && writer && programme.network_origin !== null)
    await sendAnswer(ctx, { programme: programme.id, comment: done.comment, person: writer.id });
  const own = visit.path(`/topics/${topic.slug}`);
  if (!writer) return visit.redirect(own, 'comment-unconfirmed');
  return visit.redirect(
    `${own}/comments/${done.comment}#c${done.comment}`,
    done.state === 'shown' ? 'comment-shown' : 'comment-held',
  );
}

/** The form with the typed words, on the page of the comment that they answer, or on a page of its own. */
async function again(
  visit: ProgrammeVisit,
  topic: Topic,
  writer: Person | null,
  draft: CommentDraft,
  status: number,
): Promise<Response> {
  const { view } = visit;
  const parent = numberIn(draft.parent);
  if (parent !== null && !Number.isNaN(parent))
    return commentPage(visit, topic, parent, { answer: draft, status });
  const own = visit.path(`/topics/${topic.slug}`);
  return visit.page({
    title: view.t('discussion.write'),
    nav: 'topics',
    indexed: false,
    status,
    islands: draft.rush ? ['proofOfWork'] : [],
    body: (
      <>
        <Heading
          eyebrow={
            <a href={`${own}#discussion`} dir="auto">
              {pick(topic.title, view.lang, topic.source_locale)}
            </a>
          }
        >
          {view.t('discussion.write')}
        </Heading>
        <CommentForm
          writer={writer}
          draft={draft}
          questions={questionsIn(topic, languageShown(topic, view.lang))}
          action={`${own}/comments`}
          path={visit.path}
        />
      </>
    ),
  });
}
