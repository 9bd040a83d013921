import {
  LIMITS,
  followTopic,
  isFollowing,
  likeComment,
  reportComment,
  unfollowTopic,
} from '../../rooms/discussion/index.ts';
import { resubscribe } from '../../rooms/preferences/index.ts';
import { likeTopic, publishedTopic } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { pick } from '../../lib/text/texts.ts';
import { Heading } from '../../ui/index.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { changeOwn, withdrawOwn } from './changeOwnComment.ts';
import { mayAct, mayFollow, mayReport } from './limits.ts';
import { ownRoutes } from './ownRoutes.tsx';
import { commentPage } from './commentPage.tsx';
import { searchPage } from './search.tsx';
import { FollowForm } from './section.tsx';
import { sendComment } from './sendComment.tsx';
import { visitorKey, writerOf } from './writer.ts';

export const discussionRoutes: Route[] = [
  ...ownRoutes,
  get('/discussion/search', 'everyone', async (visit) => visit.page(await searchPage(visit))),
  post('/topics/:slug/comments', 'everyone', onTopic(sendComment)),
  get('/topics/:slug/comments/:comment', 'everyone', onTopic(show)),
  post('/topics/:slug/comments/:comment', 'everyone', onTopic(changeOwn)),
  post('/topics/:slug/comments/:comment/withdrawal', 'everyone', onTopic(withdrawOwn)),
  post('/topics/:slug/comments/:comment/reports', 'everyone', onTopic(report)),
  post('/topics/:slug/likes', 'everyone', onTopic(like)),
  ...unseen([post('/topics/:slug/following', 'everyone', onTopic(follow))]),
];

/** Finds the topic of the path, if the public may read it. */
function onTopic(handle: (visit: ProgrammeVisit, topic: Topic) => Promise<Response>) {
  return async (visit: ProgrammeVisit): Promise<Response> => {
    const found = await publishedTopic(visit.ctx, visit.programme.id, visit.param('slug'));
    return found ? handle(visit, found.topic) : visit.notFound();
  };
}

async function show(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const id = visit.id('comment');
  return id === null ? visit.notFound() : commentPage(visit, topic, id);
}

async function like(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const form = await visit.form();
  if (form.get('of') === 'topic') return likeThis(visit, topic);
  const text = form.get('comment') ?? '';
  const comment = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  const own = visit.path(`/topics/${topic.slug}`);
  const back = form.has('on')
    ? `${own}/comments/${comment}#c${comment}`
    : `${own}?${new URLSearchParams({ order: form.get('order') ?? '', page: form.get('page') ?? '' })}#c${comment}`;
  visit.changes(`topic:${topic.id}`);
  const writer = await writerOf(visit);
  if (!(await mayAct(visit))) return visit.redirect(back, 'too-often');
  const done = await likeComment(visit.ctx, {
    programme: visit.programme.id,
    topic: topic.id,
    comment,
    liker: writer ? { person: writer.id } : { key: visitorKey(visit, 'like', comment) },
  });
  // The next page has a note, so it is drawn anew, never taken from the cache, and counts this like.
  return done ? visit.redirect(back, done.liked ? 'liked' : 'like-taken-back') : visit.notFound();
}

/** Likes the topic itself. */
async function likeThis(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const own = visit.path(`/topics/${topic.slug}`);
  visit.changes(`topic:${topic.id}`);
  const writer = await writerOf(visit);
  if (!(await mayAct(visit))) return visit.redirect(own, 'too-often');
  const done = await likeTopic(visit.ctx, {
    programme: visit.programme.id,
    topic: topic.id,
    liker: writer ? { person: writer.id } : { key: visitorKey(visit, 'like-topic', topic.id) },
  });
  return done ? visit.redirect(own, done.liked ? 'liked' : 'like-taken-back') : visit.notFound();
}

async function report(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const { ctx, programme, view } = visit;
  const comment = visit.id('comment');
  if (comment === null) return visit.notFound();
  visit.changes(`topic:${topic.id}`);
  const reason = (await visit.form()).get('reason') ?? '';
  if (!(await mayReport(visit)))
    return commentPage(visit, topic, comment, {
      report: { reason, error: view.t('discussion.error.often') },
      status: 429,
    });
  const writer = await writerOf(visit);
  const done = await reportComment(ctx, {
    programme: programme.id,
    topic: topic.id,
    comment,
    reporter: writer ? { person: writer.id } : { key: visitorKey(visit, 'report', comment) },
    reason,
  });
  if (done.ok)
    return visit.redirect(visit.path(`/topics/${topic.slug}/comments/${comment}`), 'comment-reported');
  if (done.reason === 'unknown') return visit.notFound();
  return commentPage(visit, topic, comment, {
    report: { reason, error: view.t(`discussion.error.${done.reason}`, { max: LIMITS.reason }) },
  });
}

async function follow(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const { ctx, programme, view } = visit;
  const form = await visit.form();
  const back = visit.path(`/topics/${topic.slug}`);
  const writer = await writerOf(visit);
  const place = { programme: programme.id, topic: topic.id };
  if (writer && form.get('on') === 'no') {
    await unfollowTopic(ctx, { ...place, person: writer.id });
    return visit.redirect(`${back}#follow`, 'unfollowed');
  }
  const mail = form.get('mail') ?? '';
  const again = (error: string, status: number): Response =>
    visit.page({
      title: view.t('discussion.follow.title'),
      nav: 'topics',
      indexed: false,
      status,
      body: (
        <>
          <Heading
            eyebrow={
              <a href={`${back}#discussion`} dir="auto">
                {pick(topic.title, view.lang, topic.source_locale)}
              </a>
            }
          >
            {view.t('discussion.follow.title')}
          </Heading>
          <FollowForm own={back} returned={{ mail, error }} />
        </>
      ),
    });
  if (!writer && !(await mayFollow(visit))) return again(view.t('discussion.error.often'), 429);
  const done = await followTopic(ctx, {
    ...place,
    by: writer ? { person: writer.id } : { address: mail },
    locale: view.lang,
  });
  if (!done.ok) return again(view.t('discussion.error.follow'), 422);
  if (writer && (await isFollowing(ctx, { ...place, person: writer.id })))
    await resubscribe(ctx, { programme: programme.id, person: writer.id, category: 'discussion' });
  return visit.redirect(`${back}#follow`, done.asked ? 'follow-asked' : 'followed');
}
