import { LIMITS, editComment, withdrawComment } from '../../rooms/discussion/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { commentPage } from './commentPage.tsx';
import { writerOf } from './writer.ts';

/** Changes one's own comment. */
export async function changeOwn(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const [comment, writer] = [visit.id('comment'), await writerOf(visit)];
  if (comment === null || !writer) return visit.notFound();
  const body = (await visit.form()).get('text') ?? '';
  const done = await editComment(visit.ctx, {
    programme: visit.programme.id,
    person: writer.id,
    topic: topic.id,
    comment,
    body,
  });
  const own = visit.path(`/topics/${topic.slug}/comments/${comment}`);
  if (done.ok) return visit.redirect(`${own}#c${comment}`, 'saved');
  if (done.reason === 'unknown') return visit.notFound();
  if (done.reason === 'late') return visit.turnBack(own, 'comment-late');
  const error = visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.body });
  return commentPage(visit, topic, comment, { edit: { body, error } });
}

/** Takes one's own comment back. */
export async function withdrawOwn(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const [comment, writer] = [visit.id('comment'), await writerOf(visit)];
  if (comment === null || !writer) return visit.notFound();
  const done = await withdrawComment(visit.ctx, {
    programme: visit.programme.id,
    person: writer.id,
    topic: topic.id,
    comment,
  });
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  return visit.redirect(visit.path(`/topics/${topic.slug}`), done.ok ? 'comment-withdrawn' : 'comment-late');
}
