import { pick } from '../../lib/texts.ts';
import { publishedTopic, publishedTopics } from '../../rooms/topics/index.ts';
import type { PlannedTopic } from '../../rooms/topics/index.ts';
import { discussionSection } from '../discussion/show.tsx';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import { TopicList } from './list.tsx';
import { sharedPage } from '../sharing/head.tsx';
import type { Shared } from '../sharing/head.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { TopicPage, readIn } from './page.tsx';

export const topicRoutes: Route[] = [
  get('/topics', 'everyone', async (visit) =>
    sharedPage(
      visit,
      { path: '/topics', title: visit.view.t('topics.title'), description: visit.view.t('topics.lead') },
      {
        nav: 'topics',
        body: <TopicList topics={await publishedTopics(visit.ctx, visit.programme.id)} path={visit.path} />,
      },
    ),
  ),
  get('/topics/:slug', 'everyone', async (visit) => {
    const found = await publishedTopic(visit.ctx, visit.programme.id, visit.param('slug'));
    if (!found) return visit.notFound();
    const { topic, dueAt } = found;
    return sharedPage(visit, sharedTopic(visit, found), {
      nav: 'topics',
      body: (
        <>
          <TopicPage topic={topic} day={dueAt} />
          {await discussionSection(visit, topic)}
        </>
      ),
    });
  }),
];

function sharedTopic({ view, programme }: ProgrammeVisit, { topic, dueAt }: PlannedTopic): Shared {
  const path = `/topics/${topic.slug}`;
  const read = readIn(topic, view.lang);
  const title = pick(topic.title, read, topic.source_locale);
  const description = pick(topic.summary, read, topic.source_locale);
  return {
    path,
    title,
    description,
    type: 'article',
    card: path,
    data: (url, image) => ({
      '@type': 'DiscussionForumPosting',
      headline: title,
      text: description,
      url,
      image,
      inLanguage: read,
      datePublished: dueAt.toISOString(),
      author: topic.author
        ? { '@type': 'Person', name: topic.author }
        : { '@type': 'Organization', name: programme.name },
    }),
  };
}
