import { holdPost, wordPost } from '../../../../rooms/networks/index.ts';
import { editors, get, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import { wantedTopic } from '../editRoutes.tsx';
import { elsewherePage } from './page.tsx';

const AT = '/workbench/topics/:id/elsewhere';

/** How a topic goes to other networks: words, language, held or sent, and texts for those that people post to by hand. */
export const elsewhereRoutes: Route[] = [
  get(AT, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    return topic ? visit.page(await elsewherePage(visit, topic)) : visit.notFound();
  }),
  post(AT, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const form = await visit.form();
    const words = form.get('words') ?? '';
    const locale = visit.programme.locales.find((one) => one === form.get('locale')) ?? null;
    const of = { programme: visit.programme.id, topic: topic.id, actor: visit.actor() };
    const done = await wordPost(visit.ctx, { ...of, words, locale });
    return done.ok
      ? visit.redirect(visit.path(`/workbench/topics/${topic.id}/elsewhere`), 'saved')
      : visit.page(await elsewherePage(visit, topic, { words, locale, problem: done.reason }));
  }),
  post(`${AT}/hold`, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const held = (await visit.form()).get('held') === 'yes';
    await holdPost(visit.ctx, {
      programme: visit.programme.id,
      topic: topic.id,
      actor: visit.actor(),
      held,
    });
    return visit.redirect(visit.path(`/workbench/topics/${topic.id}/elsewhere`), 'saved');
  }),
];
