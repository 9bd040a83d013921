import {
  confirmComment,
  confirmFollow,
  isAskedToFollow,
  ownComment,
  unfollowTopic,
  withdrawComment,
} from '../../rooms/discussion/index.ts';
import { resubscribe } from '../../rooms/preferences/index.ts';
import { personById, spendLink } from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { pick } from '../../lib/text/texts.ts';
import { topicById } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { PlainText } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage, AreaBrings } from '../brings.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { knowWriter } from './writer.ts';
import { appealLink } from './appealLink.tsx';

const subject = (link: RightLink): number => Number(link.subject);

/**
 * The link proves that the writer owns the address given with a comment: the comment appears, or waits for a moderator. The browser that
 * uses the link first is known as the writer's from then on. A later visitor of the link only sees the comment.
 */
const commentLink: LinkPage = {
  show: async (visit, link) => {
    const { t, rich } = visit.view;
    const comment = await ownComment(visit.ctx, link.programme, subject(link));
    const follows = await asksToFollow(visit, link);
    return {
      title: t('discussion.confirm.title'),
      body: (
        <LinkButton
          title={t('discussion.confirm.title')}
          lead={t('discussion.confirm.lead')}
          button={t('discussion.confirm.button')}
          action={visit.url.pathname}
        >
          {comment ? (
            <>
              <PlainText text={comment.body} />
              <p class="aside">{rich('discussion.confirm.signed', { name: <bdi>{comment.name}</bdi> })}</p>
            </>
          ) : null}
          {follows ? <p>{t('discussion.confirm.follow')}</p> : null}
        </LinkButton>
      ),
    };
  },
  act: async (visit, link) => {
    const { ctx } = visit;
    const follows = await asksToFollow(visit, link);
    const done = await confirmComment(ctx, {
      programme: link.programme,
      person: link.person,
      comment: subject(link),
    });
    if (!done.ok)
      return visit.redirect(visit.path('/topics'), done.reason === 'banned' ? 'comment-banned' : 'link-over');
    if (done.isFirst) await remember(visit, link.person);
    if (follows)
      await resubscribe(ctx, { programme: link.programme, person: link.person, category: 'discussion' });
    const comment = await ownComment(ctx, link.programme, subject(link));
    const topic = `/topics/${comment?.slug ?? ''}`;
    if (done.state === 'shown')
      return visit.redirect(visit.path(`${topic}/comments/${subject(link)}`), 'comment-shown');
    // A waiting comment is shown to its writer, in the browser that first proved the address.
    return visit.redirect(
      visit.path(done.isFirst ? `${topic}/comments/${subject(link)}` : topic),
      done.state === 'held' ? 'comment-held' : undefined,
    );
  },
};

/** Whether the writer ticked, beneath the comment, to get mail about new ones. */
async function asksToFollow(
  { ctx }: ProgrammeVisit,
  { programme, person, ...link }: RightLink,
): Promise<boolean> {
  const comment = await ownComment(ctx, programme, Number(link.subject));
  return comment !== null && isAskedToFollow(ctx, { programme, person, topic: comment.topic });
}

async function remember(visit: ProgrammeVisit, id: number): Promise<void> {
  const person = await personById(visit.ctx, visit.programme.id, id);
  if (person) await knowWriter(visit, person, 'discussion');
}

/** Takes back comments that came by mail: one, or all that one mail brought. */
const takeBackLink: LinkPage = {
  show: (visit) => {
    const { t } = visit.view;
    return {
      title: t('discussion.back.title'),
      body: (
        <LinkButton
          title={t('discussion.back.title')}
          lead={t('discussion.back.lead')}
          button={t('discussion.withdraw')}
          kind="grave"
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    let isDone = true;
    for (const comment of link.subject.split('-').map(Number)) {
      const done = await withdrawComment(visit.ctx, {
        programme: link.programme,
        person: link.person,
        comment,
      });
      isDone &&= done.ok;
    }
    if (isDone) await spendLink(visit.ctx, link);
    return visit.redirect(visit.path('/topics'), isDone ? 'comment-withdrawn' : 'comment-late');
  },
};

const followLink: LinkPage = {
  show: async (visit, link) => {
    const topic = await topicById(visit.ctx, link.programme, subject(link));
    const { t } = visit.view;
    return {
      title: t('discussion.follow.title'),
      body: (
        <LinkButton
          title={t('discussion.follow.title')}
          lead={t('discussion.follow.lead')}
          button={t('discussion.follow.start')}
          action={visit.url.pathname}
        >
          <TopicName visit={visit} topic={topic} />
        </LinkButton>
      ),
    };
  },
  act: async (visit, link) => {
    const { ctx } = visit;
    const follow = { programme: link.programme, topic: subject(link), person: link.person };
    if (!(await confirmFollow(ctx, follow))) return visit.redirect(visit.path('/topics'), 'link-over');
    await resubscribe(ctx, { programme: link.programme, person: link.person, category: 'discussion' });
    return visit.redirect(await topicPath(visit, subject(link)), 'followed');
  },
};

const unfollowLink: LinkPage = {
  show: async (visit, link) => {
    const topic = await topicById(visit.ctx, link.programme, subject(link));
    const { t } = visit.view;
    return {
      title: t('discussion.unfollow.title'),
      body: (
        <LinkButton
          title={t('discussion.unfollow.title')}
          lead={t('discussion.unfollow.lead')}
          button={t('discussion.follow.stop')}
          action={visit.url.pathname}
        >
          <TopicName visit={visit} topic={topic} />
        </LinkButton>
      ),
    };
  },
  act: async (visit, link) => {
    await unfollowTopic(visit.ctx, { programme: link.programme, topic: subject(link), person: link.person });
    return visit.redirect(await topicPath(visit, subject(link)), 'unfollowed');
  },
};

/** The discussion that a link is about. */
function TopicName({ visit, topic }: { visit: ProgrammeVisit; topic: Topic | null }) {
  return topic ? (
    <p>
      <b dir="auto">{pick(topic.title, visit.view.lang, topic.source_locale)}</b>
    </p>
  ) : null;
}

async function topicPath(visit: ProgrammeVisit, id: number): Promise<string> {
  const topic = await topicById(visit.ctx, visit.programme.id, id);
  return visit.path(topic ? `/topics/${topic.slug}` : '/topics');
}

export const discussionLinks = {
  comment: commentLink,
  'comment-back': takeBackLink,
  follow: followLink,
  unfollow: unfollowLink,
  appeal: appealLink,
} satisfies AreaBrings['links'];
