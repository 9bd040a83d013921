import { pick } from '../../lib/texts.ts';
import { publishedTopic, publishedTopics } from '../../rooms/topics/index.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import { TopicList } from './list.tsx';
import { TopicPage } from './page.tsx';

export const topicRoutes: Route[] = [
  get('/topics', 'everyone', async (visit) =>
    visit.page({
      title: visit.view.t('topics.title'),
      nav: 'topics',
      body: <TopicList topics={await publishedTopics(visit.ctx, visit.programme.id)} path={visit.path} />,
    }),
  ),
  get('/topics/:slug', 'everyone', async (visit) => {
    const found = await publishedTopic(visit.ctx, visit.programme.id, visit.param('slug'));
    if (!found) return visit.notFound();
    const { topic, dueAt } = found;
    return visit.page({
      title: pick(topic.title, visit.view.lang, topic.source_locale),
      description: pick(topic.summary, visit.view.lang, topic.source_locale),
      nav: 'topics',
      body: <TopicPage topic={topic} day={dueAt} />,
    });
  }),
];
