import { isLocale } from '../../../i18n/locales.ts';
import { pick } from '../../../lib/text/texts.ts';
import { hide } from '../../../mail/out/placeholders.ts';
import { answerCard } from '../../machines/cards/card.ts';
import { editors, get } from '../../route.ts';
import type { Route } from '../../route.ts';
import { sandboxed } from '../../frame/sandboxed.ts';
import { createView } from '../../frame/view.ts';
import { wantedTopic } from './editRoutes.tsx';
import { mailOf, preview } from './preview.tsx';

export const topicPreviewRoutes: Route[] = [
  get('/workbench/topics/:id/preview', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    return topic ? preview(visit, topic) : visit.notFound();
  }),
  get('/workbench/topics/:id/preview/:locale/html', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    const locale = visit.param('locale');
    if (!topic || !visit.programme.locales.includes(locale) || !isLocale(locale)) return visit.notFound();
    const mail = await mailOf(visit, topic, locale);
    return mail ? sandboxed(hide(mail.html)) : visit.notFound();
  }),
  get('/workbench/topics/:id/preview/:locale/card.png', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    const locale = visit.param('locale');
    if (!topic || !visit.programme.locales.includes(locale) || !isLocale(locale)) return visit.notFound();
    const { zone, zoneIsKnown } = visit.view;
    const title = pick(topic.title, locale, topic.source_locale);
    const card = await answerCard(
      { ...visit, view: createView(locale, zone, zoneIsKnown) },
      { title, line: '' },
    );
    // No cache may keep the card of a draft.
    card.headers.set('cache-control', 'no-store');
    return card;
  }),
];
