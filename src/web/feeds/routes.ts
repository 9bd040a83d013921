import { pick } from '../../lib/texts.ts';
import { publishedPages } from '../../rooms/pages/index.ts';
import { publishedTopics } from '../../rooms/topics/index.ts';
import { cached } from '../cached.ts';
import { publicBase } from '../hosts.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { newsEntry, topicEntry } from './entries.ts';
import { FEED_FORMATS } from './formats.ts';
import type { FeedFormat } from './formats.ts';
import { writeFeed } from './write.ts';
import type { Feed } from './write.ts';

/** Readers ask every half hour or so; what is new may wait for a few minutes. */
const FRESH_SECONDS = 300;
/** Entries a feed holds; the archive on the page has the rest. */
const MOST_ENTRIES = 30;

/** Feeds, in the language that `?lang=` names or else the reader asks for. */
export const feedRoutes: Route[] = FEED_FORMATS.map(({ name }) =>
  get(`/feed.${name}`, 'everyone', async (visit) =>
    answerFeed(visit, name, await programmeFeed(visit, name)),
  ),
);

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

/** Answers a feed, or 304 to a reader that has it. */
export async function answerFeed(visit: ProgrammeVisit, format: FeedFormat, feed: Feed): Promise<Response> {
  const { type } = FEED_FORMATS.find(({ name }) => name === format)!;
  return cached(visit, await writeFeed(feed, format), {
    type: `${type}; charset=utf-8`,
    seconds: FRESH_SECONDS,
    headers: { vary: 'cookie, accept-language' },
  });
}
