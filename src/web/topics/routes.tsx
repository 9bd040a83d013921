import { pick } from '../../lib/text/texts.ts';
import { roundsOf } from '../../rooms/programmes/index.ts';
import {
  glossaryOf,
  pictureOf,
  publicLibrary,
  publishedGuestPosts,
  publishedTopic,
  languageShown,
} from '../../rooms/topics/index.ts';
import type { PublicTopic } from '../../rooms/topics/index.ts';
import { discussionSection } from '../discussion/topicDiscussion.tsx';
import { pageNumber } from '../frame/pageNumber.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { TopicList } from './list.tsx';
import { sharedPage } from '../sharing/head.tsx';
import type { Shared } from '../sharing/head.tsx';
import { nextChat } from '../../rooms/chats/index.ts';
import { HeldChats } from '../chats/record/heldChats.tsx';
import { NextChatLine } from '../chats/hours/nextChatLine.tsx';
import { localTimes } from '../rounds/localTimes.tsx';
import { FollowElsewhere } from '../sharing/followElsewhere.tsx';
import { TopicPage } from './page.tsx';
import { pictureAnswer } from './pictureAnswer.ts';

export const topicRoutes: Route[] = [
  get('/topics', 'everyone', showLibrary),
  get('/topics/:slug', 'everyone', async (visit) => {
    const found = await publishedTopic(visit.ctx, visit.programme.id, visit.param('slug'));
    if (!found) return visit.notFound();
    const { topic, dueAt } = found;
    const own = visit.path(`/topics/${topic.slug}`);
    const talk = await discussionSection(visit, topic);
    const chat = nextChat(visit.programme, visit.ctx.clock.now(), topic.id);
    return sharedPage(visit, sharedTopic(visit, found, talk), {
      nav: 'topics',
      forVisitors: { about: `topic:${topic.id}`, reads: ['order', 'page', 'original'] },
      ...(chat ? localTimes(visit.view) : {}),
      body: (
        <>
          <TopicPage
            topic={topic}
            day={dueAt}
            zone={visit.programme.zone}
            guests={await publishedGuestPosts(visit.ctx, visit.programme.id, [topic.id])}
            picture={`${own}/picture?v=${topic.picture_id}`}
            own={own}
            terms={await glossaryOf(visit.ctx, visit.programme.id, visit.view.lang)}
            glossary={visit.path('/glossary')}
            original={visit.url.searchParams.has('original')}
            comments={talk.total}
            liked={talk.liked}
          />
          <NextChatLine chat={chat} now={visit.ctx.clock.now()} path={visit.path} />
          <HeldChats chats={topic.held_chats} path={visit.path} />
          {talk.section}
          <p>
            <a href={visit.path('/subscription?offers=topics')}>{visit.view.t('subscription.link')}</a>
          </p>
          <FollowElsewhere programme={visit.programme} />
        </>
      ),
    });
  }),
  get('/topics/:slug/picture', 'everyone', async (visit) => {
    const found = await publishedTopic(visit.ctx, visit.programme.id, visit.param('slug'));
    const file = found && (await pictureOf(visit.ctx, found.topic));
    return (file && pictureAnswer(file)) ?? visit.notFound();
  }),
];

function sharedTopic(
  { view, programme }: ProgrammeVisit,
  { topic, dueAt }: PublicTopic,
  talk: { total: number; number: number },
): Shared {
  const path = `/topics/${topic.slug}`;
  const read = languageShown(topic, view.lang);
  const title = pick(topic.title, read, topic.source_locale);
  const description = pick(topic.summary, read, topic.source_locale);
  return {
    path,
    number: talk.number,
    title,
    description,
    type: 'article',
    card: path,
    feed: { path, title },
    data: (url, image) => ({
      '@type': 'DiscussionForumPosting',
      headline: title,
      text: description,
      url,
      image,
      inLanguage: read,
      datePublished: dueAt.toISOString(),
      commentCount: talk.total,
      author: topic.author
        ? { '@type': 'Person', name: topic.author }
        : { '@type': 'Organization', name: programme.name },
    }),
  };
}

async function showLibrary(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, url } = visit;
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const rounds = (await roundsOf(ctx, programme.id)).filter((one) => one.published_at !== null);
  const asked = rounds.find((one) => String(one.number) === url.searchParams.get('in'));
  const found = await publicLibrary(ctx, programme.id, {
    query,
    ...(asked ? { round: asked.id } : {}),
    page: pageNumber(url),
  });
  const shared = {
    path: '/topics',
    number: query === '' && !asked ? found.page : 1,
    title: visit.view.t('topics.title'),
    description: visit.view.t('topics.lead'),
    feed: { path: '/discussion', title: visit.view.t('feeds.discussion') },
  };
  return sharedPage(visit, shared, {
    nav: 'topics',
    forVisitors: { about: 'library', reads: ['page'] },
    body: (
      <TopicList
        {...found}
        rounds={rounds}
        search={{ query, round: asked ? String(asked.number) : '' }}
        source={programme.source_locale}
        zone={programme.zone}
        path={visit.path}
      />
    ),
  });
}
