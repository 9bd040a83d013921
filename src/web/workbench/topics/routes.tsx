import { pick } from '../../../lib/texts.ts';
import { roundsOf } from '../../../rooms/programmes/index.ts';
import {
  allTopics,
  changeTopic,
  createTopic,
  moveTopic,
  scheduleTopic,
  topicById,
  topicsOfRound,
  unscheduleTopic,
} from '../../../rooms/topics/index.ts';
import type { Topic, TopicDraft, TopicProblem } from '../../../rooms/topics/index.ts';
import { Notice } from '../../../ui/index.ts';
import { actOn, inRound } from '../../inRound.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import { TopicPage } from '../../topics/page.tsx';
import type { ProgrammeVisit } from '../../visit.ts';
import { draftFrom, draftOf, emptyDraft } from './draft.ts';
import { TopicForm } from './form.tsx';
import { TopicsDesk } from './plan.tsx';

export const topicDeskRoutes: Route[] = [
  get('/workbench/topics', editors, (visit) => desk(visit)),
  get('/workbench/topics/new', editors, (visit) =>
    form(visit, emptyDraft(visit.programme.source_locale), []),
  ),
  post('/workbench/topics', editors, async (visit) => {
    const { ctx, programme } = visit;
    const draft = draftFrom(await visit.form(), programme.locales);
    const made = await createTopic(ctx, { programme: programme.id, actor: visit.actor(), draft });
    if (!made.ok) return form(visit, draft, made.problems);
    return visit.redirect(visit.path(`/workbench/topics/${made.topic}`), 'saved');
  }),
  get('/workbench/topics/:id', editors, async (visit) => {
    const topic = await wanted(visit);
    return topic ? form(visit, draftOf(topic), [], topic) : visit.notFound();
  }),
  post('/workbench/topics/:id', editors, async (visit) => {
    const { ctx, programme } = visit;
    const topic = await wanted(visit);
    if (!topic) return visit.notFound();
    const draft = draftFrom(await visit.form(), programme.locales);
    const changed = await changeTopic(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      topic: topic.id,
      draft,
    });
    if (!changed.ok) return form(visit, draft, changed.problems, topic);
    return visit.redirect(visit.path(`/workbench/topics/${topic.id}`), 'saved');
  }),
  get('/workbench/topics/:id/preview', editors, async (visit) => {
    const topic = await wanted(visit);
    if (!topic) return visit.notFound();
    return visit.page({
      title: pick(topic.title, visit.view.lang, topic.source_locale),
      workbench: 'topics',
      body: (
        <>
          <Notice>
            <p>{visit.view.t('topics.desk.preview-note')}</p>
          </Notice>
          <TopicPage topic={topic} day={null} />
        </>
      ),
    });
  }),
  post(
    '/workbench/rounds/:number/topics',
    editors,
    inRound(async (visit, round) => {
      const { ctx } = visit;
      const topic = Number((await visit.form()).get('topic'));
      if (!Number.isSafeInteger(topic))
        return desk(visit, visit.view.t('topics.error.unknown'), round.number);
      const done = await scheduleTopic(ctx, { ...actOn(visit, round), topic });
      if (!done.ok) return desk(visit, visit.view.t(`topics.error.${done.reason}`), round.number);
      return visit.redirect(visit.path(`/workbench/topics?round=${round.number}`), 'saved');
    }),
  ),
  post(
    '/workbench/rounds/:number/topics/:topic',
    editors,
    inRound(async (visit, round) => {
      const topic = visit.id('topic');
      if (topic === null) return visit.notFound();
      const day = (await visit.form()).get('day') ?? '';
      const done = await moveTopic(visit.ctx, { ...actOn(visit, round), topic, day });
      if (!done.ok) return desk(visit, visit.view.t(`topics.error.${done.reason}`), round.number);
      return visit.redirect(visit.path(`/workbench/topics?round=${round.number}`), 'saved');
    }),
  ),
  post(
    '/workbench/rounds/:number/topics/:topic/removal',
    editors,
    inRound(async (visit, round) => {
      const topic = visit.id('topic');
      if (topic === null) return visit.notFound();
      const done = await unscheduleTopic(visit.ctx, { ...actOn(visit, round), topic });
      if (!done.ok) return desk(visit, visit.view.t(`topics.error.${done.reason}`), round.number);
      return visit.redirect(visit.path(`/workbench/topics?round=${round.number}`), 'saved');
    }),
  ),
];

async function wanted(visit: ProgrammeVisit): Promise<Topic | null> {
  const id = visit.id('id');
  return id === null ? null : topicById(visit.ctx, visit.programme.id, id);
}

async function desk(visit: ProgrammeVisit, error?: string, shown?: number): Promise<Response> {
  const { ctx, programme } = visit;
  const now = ctx.clock.now();
  const rounds = (await roundsOf(ctx, programme.id)).filter((one) => !one.cancelled_at);
  // The next round may be planned long before this one ends: the round in hand is the first that has not ended.
  const inHand = rounds.findLast((one) => one.dates.ends.dueAt > now) ?? rounds[0] ?? null;
  const asked = shown ?? Number(visit.url.searchParams.get('round') ?? Number.NaN);
  const round = rounds.find((one) => one.number === asked) ?? inHand;
  return visit.page({
    title: visit.view.t('topics.title'),
    workbench: 'topics',
    status: error ? 422 : 200,
    body: (
      <>
        {error ? (
          <Notice kind="trouble">
            <p>{error}</p>
          </Notice>
        ) : null}
        <TopicsDesk
          path={visit.path}
          topics={await allTopics(ctx, programme.id)}
          round={round}
          others={rounds.filter((one) => one !== round)}
          plan={round ? await topicsOfRound(ctx, programme.id, round.id) : []}
        />
      </>
    ),
  });
}

function form(
  visit: ProgrammeVisit,
  draft: TopicDraft,
  problems: readonly TopicProblem[],
  topic?: Topic,
): Response {
  const { t } = visit.view;
  const title = topic ? t('topics.edit.change') : t('topics.desk.write');
  const own = visit.path(`/workbench/topics${topic ? `/${topic.id}` : ''}`);
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <TopicForm
        title={title}
        action={own}
        back={visit.path('/workbench/topics')}
        {...(topic ? { preview: `${own}/preview` } : {})}
        locales={visit.programme.locales}
        draft={draft}
        problems={problems}
      />
    ),
  });
}
