import { LIMITS, addCanned, cannedAnswers, changeCanned, removeCanned } from '../../../rooms/inbox/index.ts';
import type { CannedAnswer, CannedProblem } from '../../../rooms/inbox/index.ts';
import { fieldOf, readTexts } from '../../frame/problems.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { CannedList, CannedOne } from './canned.tsx';
import type { CannedDraft } from './canned.tsx';

const BLANK: CannedDraft = { name: '', body: {}, errors: {} };

export const cannedRoutes: Route[] = unseen([
  get('/workbench/inbox/answers', coordinators, (visit) => listAnswers(visit, BLANK)),
  post('/workbench/inbox/answers', coordinators, async (visit) => {
    const draft = await readDraft(visit);
    const done = await addCanned(visit.ctx, {
      ...draft,
      programme: visit.programme.id,
      actor: visit.actor(),
    });
    if (done.ok) return visit.redirect(visit.path('/workbench/inbox/answers'), 'saved');
    return listAnswers(visit, { ...draft, errors: messages(visit, done.problems) });
  }),
  get('/workbench/inbox/answers/:answer', coordinators, async (visit) => {
    const found = await answerInPath(visit);
    return found ? oneAnswer(visit, found, { ...found, errors: {} }) : visit.notFound();
  }),
  post('/workbench/inbox/answers/:answer', coordinators, async (visit) => {
    const found = await answerInPath(visit);
    if (!found) return visit.notFound();
    const draft = await readDraft(visit);
    const base = (await visit.form()).get('base') ?? undefined;
    const done = await changeCanned(visit.ctx, {
      ...draft,
      programme: visit.programme.id,
      actor: visit.actor(),
      answer: found.id,
      base,
    });
    if (done.ok) return visit.redirect(visit.path('/workbench/inbox/answers'), 'saved');
    if ('problems' in done)
      return oneAnswer(visit, found, { ...draft, errors: messages(visit, done.problems) }, { base });
    const now = done.reason === 'overtaken' ? await answerInPath(visit) : null;
    return now ? oneAnswer(visit, now, { ...draft, errors: {} }, { isOvertaken: true }) : visit.notFound();
  }),
  post('/workbench/inbox/answers/:answer/removal', coordinators, async (visit) => {
    const found = await answerInPath(visit);
    if (!found) return visit.notFound();
    const act = { programme: visit.programme.id, actor: visit.actor(), answer: found.id };
    await removeCanned(visit.ctx, act);
    return visit.redirect(visit.path('/workbench/inbox/answers'), 'canned-removed');
  }),
]);

async function answerInPath(visit: ProgrammeVisit): Promise<CannedAnswer | null> {
  const id = visit.id('answer');
  const all = await cannedAnswers(visit.ctx, visit.programme.id);
  return all.find((one) => one.id === id) ?? null;
}

async function readDraft(visit: ProgrammeVisit): Promise<{ name: string; body: Record<string, string> }> {
  const form = await visit.form();
  const { locales, source_locale: source } = visit.programme;
  return {
    name: form.get('name') ?? '',
    body: readTexts(form, 'body', [...new Set([source, ...locales])]),
  };
}

function messages({ view }: ProgrammeVisit, problems: readonly CannedProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map((problem) => [
      fieldOf(problem),
      view.t(`inbox.error.${problem.reason}`, {
        max: problem.part === 'name' ? LIMITS.name : LIMITS.message,
      }),
    ]),
  );
}

async function listAnswers(visit: ProgrammeVisit, draft: CannedDraft): Promise<Response> {
  const { ctx, programme, view, path } = visit;
  return visit.page({
    title: view.t('inbox.to-answers'),
    workbench: 'inbox',
    status: Object.keys(draft.errors).length > 0 ? 422 : 200,
    body: <CannedList {...{ path, programme, draft }} answers={await cannedAnswers(ctx, programme.id)} />,
  });
}

function oneAnswer(
  visit: ProgrammeVisit,
  now: CannedAnswer,
  draft: CannedDraft,
  back: { base?: string | undefined; isOvertaken?: true } = {},
): Response {
  const { programme, view, path } = visit;
  return visit.page({
    title: draft.name || view.t('inbox.to-answers'),
    workbench: 'inbox',
    status: Object.keys(draft.errors).length > 0 || back.isOvertaken ? 422 : 200,
    body: <CannedOne {...{ path, programme, draft, now, ...back }} />,
  });
}
