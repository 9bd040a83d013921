import { instantOf } from '../../../../lib/time/typedWall.ts';
import {
  BY_HAND,
  holdPost,
  notePosted,
  planHandPost,
  sendNow,
  wordPost,
} from '../../../../rooms/networks/index.ts';
import { editors, get, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import { wantedTopic } from '../editRoutes.tsx';
import { elsewherePage } from './page.tsx';

const AT = '/workbench/topics/:id/elsewhere';

/** Routes for a topic on other networks: its words and language, holding and sending it, and texts to post by hand. */
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
    const wall = form.get('when') ?? '';
    const dueAt = instantOf(wall, visit.programme.zone);
    const base = form.get('base') ?? undefined;
    const typed = { words, locale, wall, base };
    const isNow = form.get('act') === 'now';
    if (wall !== '' && dueAt === null && !isNow)
      return visit.page(await elsewherePage(visit, topic, { ...typed, problem: 'when' }));
    const of = { programme: visit.programme.id, topic: topic.id, actor: visit.actor(), words, locale, base };
    const done = await (isNow ? sendNow(visit.ctx, of) : wordPost(visit.ctx, { ...of, dueAt }));
    return done.ok
      ? visit.redirect(visit.path(`/workbench/topics/${topic.id}/elsewhere`), 'saved')
      : visit.page(await elsewherePage(visit, topic, { ...typed, problem: done.reason }));
  }),
  post(`${AT}/by-hand`, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    const form = await visit.form();
    const network = BY_HAND.find((one) => one === form.get('network'));
    if (!topic || !network) return visit.notFound();
    const of = { programme: visit.programme.id, topic: topic.id, actor: visit.actor(), network };
    const act = form.get('act');
    const wall = form.get(`when-${network}`) ?? '';
    const dueAt = instantOf(wall, visit.programme.zone);
    if (act === 'plan' && wall !== '' && dueAt === null)
      return visit.page(await elsewherePage(visit, topic, undefined, { network, wall, problem: 'when' }));
    const seen = form.get('seen') ?? undefined;
    if (act === 'plan') {
      const done = await planHandPost(visit.ctx, { ...of, dueAt, seen });
      if (!done.ok)
        return visit.page(
          await elsewherePage(visit, topic, undefined, { network, wall, problem: 'overtaken' }),
        );
    } else await notePosted(visit.ctx, { ...of, posted: act === 'posted' });
    return visit.redirect(visit.path(`/workbench/topics/${topic.id}/elsewhere`), 'saved');
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
