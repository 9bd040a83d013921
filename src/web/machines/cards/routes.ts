import { pick } from '../../../lib/text/texts.ts';
import { publishedTopic } from '../../../rooms/topics/index.ts';
import { longDay } from '../../../ui/index.ts';
import { get } from '../../route.ts';
import type { Route } from '../../route.ts';
import { answerCard } from './card.ts';

/** Pictures that other sites show beside a link to ours: `?lang=` says in which language. */
export const cardRoutes: Route[] = [
  get('/card.png', 'everyone', (visit) => {
    const { programme, view } = visit;
    const tagline = pick(programme.tagline, view.lang, programme.source_locale);
    return answerCard(visit, { title: tagline || programme.name, line: '' });
  }),
  get('/topics/:slug/card.png', 'everyone', async (visit) => {
    const found = await publishedTopic(visit.ctx, visit.programme.id, visit.param('slug'));
    if (!found) return visit.notFound();
    const { topic, dueAt } = found;
    const { lang } = visit.view;
    return answerCard(visit, {
      title: pick(topic.title, lang, topic.source_locale),
      line: longDay(lang, visit.programme.zone, dueAt, true),
    });
  }),
];
