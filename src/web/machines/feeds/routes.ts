import { pick } from '../../../lib/text/texts.ts';
import { publishedPages } from '../../../rooms/pages/index.ts';
import { latestComments } from '../../../rooms/discussion/index.ts';
import type { PublicTopic } from '../../../rooms/topics/index.ts';
import { publishedGuestPosts, publishedTopic, publishedTopics } from '../../../rooms/topics/index.ts';
import { cached } from '../../frame/cached.ts';
import { publicBase } from '../../request/hosts.ts';
import { get } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { commentEntry, guestEntry, newsEntry, topicEntry } from './entries.ts';
import { FEED_FORMATS } from './formats.ts';
import type { FeedFormat } from './formats.ts';
import { writeFeed } from './write.ts';
import type { Feed, FeedEntry } from './write.ts';

/** Feed readers ask every half hour or so, so news may wait for a few minutes. */
const FRESH_SECONDS = 300;
/** The most entries of a feed; the archive on the page has the rest. */
const MOST_ENTRIES = 30;

/** Feeds, in the language that `?lang=` names or else the reader asks for. */
export const feedRoutes: Route[] = FEED_FORMATS.flatMap(({ name }) => [
  get(`/feed.${name}`, 'everyone', async (visit) =>
    answerFeed(visit, name, await programmeFeed(visit, name)),
  ),
  get(`/discussion/feed.${name}`, 'everyone', async (visit) =>
    answerFeed(visit, name, await discussionFeed(visit, name)),
  ),
  get(`/topics/:slug/feed.${name}`, 'everyone', async (visit) => {
    const topic = await publishedTopic(visit.ctx, visit.programme.id, visit.param('slug'));
    return topic ? answerFeed(visit, name, await topicFeed(visit, name, topic)) : visit.notFound();
  }),
]);

/** The feed of all topics' comments. */
async function discussionFeed(visit: ProgrammeVisit, format: FeedFormat): Promise<Feed> {
  const { ctx, programme, view } = visit;
  const base = await publicBase(visit);
  const comments = await latestComments(ctx, { programme: programme.id, limit: MOST_ENTRIES });
  const title = view.t('ui.labelled', { label: programme.name, value: view.t('feeds.discussion') });
  return {
    title,
    description: title,
    lang: view.lang,
    page: `${base}/topics`,
    self: `${base}/discussion/feed.${format}?lang=${view.lang}`,
    since: programme.created_at,
    entries: comments.map((comment) => commentEntry(comment, view, base)),
  };
}

/** A topic, its guest posts and its comments. */
async function topicFeed(visit: ProgrammeVisit, format: FeedFormat, topic: PublicTopic): Promise<Feed> {
  const { ctx, programme, view } = visit;
  const base = await publicBase(visit);
  const own = topicEntry(topic, view, base);
  const comments = await latestComments(ctx, {
    programme: programme.id,
    topic: topic.topic.id,
    limit: MOST_ENTRIES,
  });
  return {
    title: `${own.title} · ${programme.name}`,
    description: own.summary,
    lang: view.lang,
    page: own.url,
    self: `${own.url}/feed.${format}?lang=${view.lang}`,
    since: own.at,
    entries: [
      ...comments.map((comment) => commentEntry(comment, view, base)),
      ...(await guestEntries(visit, [topic], base)),
      own,
    ].toSorted((a, b) => b.at.getTime() - a.at.getTime()),
  };
}

async function programmeFeed(visit: ProgrammeVisit, format: FeedFormat): Promise<Feed> {
  const { ctx, programme, view } = visit;
  const base = await publicBase(visit);
  const [topics, news] = await Promise.all([
    publishedTopics(ctx, programme.id),
    publishedPages(ctx, programme.id, 'news', MOST_ENTRIES),
  ]);
  const entries = [
    ...topics.slice(0, MOST_ENTRIES).map((topic) => topicEntry(topic, view, base)),
    ...news.map((one) => newsEntry(one, view, programme.source_locale, base)),
    ...(await guestEntries(visit, topics, base)),
  ];
  return {
    title: programme.name,
    description: pick(programme.tagline, view.lang, programme.source_locale),
    lang: view.lang,
    page: base,
    self: `${base}/feed.${format}?lang=${view.lang}`,
    since: programme.created_at,
    entries: entries.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_ENTRIES),
  };
}

/** The guest posts of topics that are public. */
async function guestEntries(
  { ctx, programme, view }: ProgrammeVisit,
  topics: readonly PublicTopic[],
  base: string,
): Promise<FeedEntry[]> {
  const byId = new Map(topics.map((one) => [one.topic.id, one]));
  const posts = await publishedGuestPosts(ctx, programme.id, [...byId.keys()]);
  return posts.map((post) => guestEntry(post, byId.get(post.topic_id)!, view, base));
}

/** Answers a feed, or 304 to a reader that has it. */
export async function answerFeed(visit: ProgrammeVisit, format: FeedFormat, feed: Feed): Promise<Response> {
  const { type } = FEED_FORMATS.find(({ name }) => name === format)!;
  return cached(visit, await writeFeed(feed, format), {
    type: `${type}; charset=utf-8`,
    seconds: FRESH_SECONDS,
    headers: { vary: 'cookie, accept-language' },
  });
}
