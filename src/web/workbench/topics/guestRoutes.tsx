import { instantToWall } from '../../../lib/time/time.ts';
import {
  approveGuestPost,
  draftOfGuest,
  guestPostById,
  removeGuestPost,
  writeGuestPost,
} from '../../../rooms/topics/index.ts';
import type { GuestDraft, GuestPost, GuestProblem, Topic } from '../../../rooms/topics/index.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { wantedTopic } from './editRoutes.tsx';
import { GuestPage } from './guestPage.tsx';

export const guestRoutes: Route[] = [
  get('/workbench/topics/:id/guests/new', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const day = instantToWall(visit.ctx.clock.now(), visit.programme.zone).slice(0, 10);
    const draft = { author: '', about: '', sourceLocale: topic.source_locale, title: {}, body: {}, day };
    return page(visit, topic, null, draft, []);
  }),
  post('/workbench/topics/:id/guests', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    return topic ? save(visit, topic, null) : visit.notFound();
  }),
  get('/workbench/topics/:id/guests/:guest', editors, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const { post: own } = found;
    return page(visit, found.topic, own, draftOfGuest(own), []);
  }),
  post('/workbench/topics/:id/guests/:guest', editors, async (visit) => {
    const found = await wanted(visit);
    return found ? save(visit, found.topic, found.post) : visit.notFound();
  }),
  post('/workbench/topics/:id/guests/:guest/approval', editors, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const form = await visit.form();
    const seen = Number(form.get('seen') ?? Number.NaN);
    const done = await approveGuestPost(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      topic: found.topic.id,
      post: found.post.id,
      yes: form.get('yes') !== 'no',
      ...(Number.isNaN(seen) ? {} : { seen }),
    });
    const own = visit.path(`/workbench/topics/${found.topic.id}/guests/${found.post.id}`);
    if (done.ok) return visit.redirect(own, 'saved');
    return visit.redirect(own, done.reason === 'changed' ? 'changed-meanwhile' : undefined);
  }),
  post('/workbench/topics/:id/guests/:guest/removal', editors, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    await removeGuestPost(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      topic: found.topic.id,
      post: found.post.id,
    });
    return visit.redirect(visit.path(`/workbench/topics/${found.topic.id}`), 'saved');
  }),
];

async function wanted(visit: ProgrammeVisit): Promise<{ topic: Topic; post: GuestPost } | null> {
  const topic = await wantedTopic(visit);
  const id = visit.id('guest');
  const own = topic && id !== null ? await guestPostById(visit.ctx, visit.programme.id, topic.id, id) : null;
  return topic && own ? { topic, post: own } : null;
}

async function save(visit: ProgrammeVisit, topic: Topic, before: GuestPost | null): Promise<Response> {
  const { locales } = visit.programme;
  const form = await visit.form();
  const texts = (name: string): Record<string, string> =>
    Object.fromEntries(locales.map((locale) => [locale, form.get(`${name}.${locale}`) ?? '']));
  const source = form.get('written') ?? '';
  const draft: GuestDraft = {
    author: form.get('author') ?? '',
    about: form.get('about') ?? '',
    sourceLocale: locales.includes(source) ? source : (before?.source_locale ?? topic.source_locale),
    title: texts('title'),
    body: texts('body'),
    day: form.get('day') ?? '',
  };
  const base = form.get('base') ?? undefined;
  const done = await writeGuestPost(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    topic: topic.id,
    ...(before ? { post: before.id } : {}),
    draft,
    base,
  });
  if (!done.ok) {
    const now = done.isOvertaken ? await wanted(visit) : null;
    return page(
      visit,
      topic,
      now?.post ?? before,
      draft,
      done.problems,
      now ? { isOvertaken: true } : { base },
    );
  }
  return visit.redirect(visit.path(`/workbench/topics/${topic.id}/guests/${done.post}`), 'saved');
}

function page(
  visit: ProgrammeVisit,
  topic: Topic,
  before: GuestPost | null,
  draft: GuestDraft,
  problems: readonly GuestProblem[],
  // A form that comes back with a fault keeps the version from which it was drawn.
  back: { base?: string | undefined; isOvertaken?: true } = {},
): Response {
  const title = visit.view.t(before ? 'topics.guest.change' : 'topics.guest.add');
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 || back.isOvertaken ? 422 : 200,
    body: (
      <GuestPage
        title={title}
        topic={visit.path(`/workbench/topics/${topic.id}`)}
        before={before}
        draft={draft}
        problems={problems}
        locales={visit.programme.locales}
        {...back}
      />
    ),
  });
}
