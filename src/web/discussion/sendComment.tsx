import { pick } from '../../lib/text/texts.ts';
import { LIMITS, commentProblems, followTopic, writeComment } from '../../rooms/discussion/index.ts';
import type { CommentProblems } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { questionsIn, languageShown } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { Heading } from '../../ui/index.ts';
import type { Messages } from '../frame/problems.ts';
import { ageOf, drawStamp } from '../frame/stamp.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { numberIn, readDraft } from './draft.ts';
import { CommentForm } from './form.tsx';
import type { CommentDraft } from './form.tsx';
import { isCalm, isFirstUse, mayPassUnproven, mayPost, mayUse } from './limits.ts';
import { commentPage } from './commentPage.tsx';
import { isProofOfWork } from './proofOfWork.ts';
import { writerOf } from './writer.ts';

/** Takes a comment from a form. */
export async function sendComment(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const { ctx, programme, view } = visit;
  const writer = await writerOf(visit);
  const isTooOften = !(await mayPost(visit, writer?.id ?? null));
  const form = await visit.form();
  // A writer who also gives their country may have comments elsewhere that show it.
  if (form.get('asks') !== 'country') visit.changes(`topic:${topic.id}`);
  const draft = readDraft(form);
  const refuse = (errors: Messages, status = 422, more: Partial<CommentDraft> = {}): Promise<Response> =>
    again(visit, topic, writer, { ...draft, ...more, errors }, status);
  if (isTooOften) {
    const page = await refuse({ body: view.t('discussion.error.often') }, 429);
    page.headers.set('retry-after', '600');
    return page;
  }
  const age = ageOf(ctx, 'comment-form', programme.id, draft.stamp);
  const by = writer ? { person: writer.id } : { address: draft.address };
  const wrong = messages(visit, commentProblems({ ...draft, by }));
  const isWrong = Object.keys(wrong).length > 0;
  // Somebody who is known may be as quick as they are. A stamp that is too young grows older; any other is drawn anew.
  if (!writer && age === 'soon') return refuse(isWrong ? wrong : { body: view.t('contact.error.soon') });
  const fresh = { stamp: drawStamp(ctx, 'comment-form', programme.id) };
  if (age === 'old' || age === null)
    return refuse(isWrong ? wrong : { body: view.t('contact.error.soon') }, 422, fresh);
  // A machine fills in everything; a person whose browser did so sends it once more.
  if (draft.website !== '')
    return refuse({ body: view.t('contact.error.soon') }, 422, { website: '', ...fresh });
  const [parent, question] = [numberIn(draft.parent), numberIn(draft.question)];
  if (Number.isNaN(parent) || Number.isNaN(question))
    return refuse({ question: view.t('discussion.error.question') });
  if (isWrong) return refuse(wrong);
  let rush = false;
  if (!writer) {
    if (!(await mayUse(visit, draft.address)))
      return refuse({ address: view.t('discussion.error.often') }, 429);
    const passage = await pass(visit, draft, form.get('work') ?? '');
    if (passage === 'ask') return refuse({ body: view.t('discussion.error.rush') }, 422, { rush: true });
    if (passage === 'full') return refuse({ body: view.t('discussion.error.full') }, 429, { rush: true });
    rush = passage === 'held';
  }
  const done = await writeComment(ctx, {
    programme: programme.id,
    topic: topic.id,
    parent,
    question,
    by,
    name: draft.name,
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
  const own = visit.path(`/topics/${topic.slug}`);
  if (!writer) return visit.redirect(own, 'comment-unconfirmed');
  return visit.redirect(
    `${own}/comments/${done.comment}#c${done.comment}`,
    done.state === 'shown' ? 'comment-shown' : 'comment-held',
  );
}

/** Whether a comment of somebody nobody knows may come in while much else does: with proof of work, or a few to be looked at. */
async function pass(
  visit: ProgrammeVisit,
  draft: CommentDraft,
  work: string,
): Promise<'free' | 'ask' | 'held' | 'full'> {
  if (work !== '' && isProofOfWork(draft.stamp, work) && (await isFirstUse(visit, draft.stamp)))
    return 'free';
  if (!draft.rush) return (await isCalm(visit)) ? 'free' : 'ask';
  return (await mayPassUnproven(visit)) ? 'held' : 'full';
}

function messages({ view }: ProgrammeVisit, problems: CommentProblems): Messages {
  const { name, address, body } = problems;
  return {
    ...(name ? { name: view.t('discussion.error.name', { max: LIMITS.name }) } : {}),
    ...(address ? { address: view.t('contact.error.address') } : {}),
    ...(body
      ? {
          body: view.t(body === 'too-long' ? 'discussion.error.too-long' : 'discussion.error.empty', {
            max: LIMITS.body,
          }),
        }
      : {}),
  };
}

/** The form once more, with what was typed: on the page of the comment it answers, or on one of its own. */
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
