import { pick } from '../../../lib/text/texts.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import {
  approveTopic,
  assignWriter,
  checkTopic,
  disapproveTopic,
  draftOf,
  morningsOf,
  moveTopic,
  scheduleTopic,
  topicWriters,
  topicsOfRound,
  unscheduleTopic,
} from '../../../rooms/topics/index.ts';
import type { PlannedTopic, TopicProblem } from '../../../rooms/topics/index.ts';
import { actOn, inRound } from '../../frame/inRound.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listAsItWas } from '../list/back.ts';
import { showPlan } from './showPlan.tsx';
import { PlannedPage } from './planned/plannedPage.tsx';
import type { PlannedProps } from './planned/plannedPage.tsx';
import { planStateOf } from './state.ts';

const BASE = '/workbench/rounds/:number/topics/:topic';

export const topicPlanRoutes: Route[] = [
  post(
    '/workbench/rounds/:number/topics',
    editors,
    inRound(async (visit, round) => {
      const topic = Number((await visit.form()).get('topic'));
      if (!Number.isSafeInteger(topic))
        return showPlan(visit, visit.view.t('topics.error.unknown'), round.number);
      const done = await scheduleTopic(visit.ctx, { ...actOn(visit, round), topic });
      if (!done.ok) return showPlan(visit, visit.view.t(`topics.error.${done.reason}`), round.number);
      const list = await listAsItWas(visit, '/workbench/topics', { round: String(round.number) });
      return visit.redirect(list, 'saved');
    }),
  ),
  get(
    BASE,
    editors,
    planned((visit, round, topic) => page(visit, round, topic, {})),
  ),
  post(
    BASE,
    editors,
    planned(async (visit, round, topic) => {
      const form = await visit.form();
      const day = form.get('day') ?? '';
      const base = form.get('base') ?? undefined;
      const done = await moveTopic(visit.ctx, { ...actOn(visit, round), topic, day, base });
      if (done.ok) return back(visit, round, topic);
      if (done.reason === 'overtaken') return page(visit, round, topic, { overtaken: { day } });
      return page(visit, round, topic, { reason: done.reason, day, base });
    }),
  ),
  post(
    `${BASE}/approval`,
    editors,
    planned(async (visit, round, topic) => {
      const input = { ...actOn(visit, round), topic };
      if ((await visit.form()).get('yes') === 'no') {
        const done = await disapproveTopic(visit.ctx, input);
        return done.ok ? back(visit, round, topic) : page(visit, round, topic, { reason: done.reason });
      }
      const done = await approveTopic(visit.ctx, input);
      if (done.ok) return back(visit, round, topic);
      const trouble = 'problems' in done ? { lacks: done.problems } : { reason: done.reason };
      return page(visit, round, topic, trouble);
    }),
  ),
  post(
    `${BASE}/writer`,
    editors,
    planned(async (visit, round, topic) => {
      const form = await visit.form();
      const writer = form.get('writer') ?? '';
      const typed = {
        writer: /^\d{1,15}$/.test(writer) ? Number(writer) : null,
        draftDue: form.get('due') || null,
      };
      const done = await assignWriter(visit.ctx, {
        ...actOn(visit, round),
        topic,
        ...typed,
        base: form.get('base') ?? undefined,
      });
      if (done.ok) return back(visit, round, topic);
      const { reason } = done;
      const trouble = reason === 'overtaken' ? { overtaken: { writer: typed } } : { reason };
      return page(visit, round, topic, trouble);
    }),
  ),
  post(
    `${BASE}/removal`,
    editors,
    planned(async (visit, round, topic) => {
      const done = await unscheduleTopic(visit.ctx, { ...actOn(visit, round), topic });
      if (!done.ok) return page(visit, round, topic, { reason: done.reason });
      return visit.redirect(visit.path(`/workbench/topics?round=${round.number}`), 'saved');
    }),
  ),
];

/** A handler for a topic in the plan of the path's round; anything but a number is 404. */
function planned(
  handle: (visit: ProgrammeVisit, round: Round, topic: number) => Promise<Response>,
): Route['handle'] {
  return inRound((visit, round) => {
    const topic = visit.id('topic');
    return topic === null ? visit.notFound() : handle(visit, round, topic);
  });
}

const back = (visit: ProgrammeVisit, round: Round, topic: number): Response =>
  visit.redirect(visit.path(`/workbench/rounds/${round.number}/topics/${topic}`), 'saved');

/** The parts that a draft lacks, told before its approval is asked for. */
const lackingOf = (row: PlannedTopic, now: Date): readonly TopicProblem[] =>
  planStateOf(row, now) === 'draft' ? checkTopic(draftOf(row.topic)) : [];

async function page(
  visit: ProgrammeVisit,
  round: Round,
  topic: number,
  trouble: {
    reason?: 'unknown' | 'bad-day' | 'day-taken' | 'already-queued' | 'already-scheduled';
    lacks?: readonly TopicProblem[];
    /** The typed day, when the error is about it. */
    day?: string;
    base?: string | undefined;
    overtaken?: PlannedProps['overtaken'];
  },
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const row = (await topicsOfRound(ctx, programme.id, round.id)).find((one) => one.topic.id === topic);
  if (!row) return visit.notFound();
  const mornings = await morningsOf(ctx, programme.id, round.id);
  return visit.page({
    title: pick(row.topic.title, view.lang, row.topic.source_locale),
    workbench: 'topics',
    status: trouble.reason || trouble.lacks || trouble.overtaken ? 422 : 200,
    body: (
      <PlannedPage
        row={row}
        round={round}
        source={programme.source_locale}
        now={ctx.clock.now()}
        mornings={mornings(row)}
        writers={await topicWriters(ctx, programme.id)}
        lacks={trouble.lacks ?? lackingOf(row, ctx.clock.now())}
        typedDay={trouble.day}
        dayBase={trouble.base}
        overtaken={trouble.overtaken}
        error={trouble.reason ? view.t(`topics.error.${trouble.reason}`) : undefined}
        path={visit.path}
      />
    ),
  });
}
