import { LIMITS, answerConcern } from '../../../rooms/inbox/index.ts';
import {
  DECISIONS,
  SEVERITIES,
  answerAppeal,
  changeContact,
  changeSeverity,
  concernFor,
  decideConcern,
  handleConcern,
} from '../../../rooms/partnerships/index.ts';
import type { ListedConcern } from '../../../rooms/partnerships/index.ts';
import { post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { partnershipPage } from './partnershipPage.tsx';

const guards: Audience = { volunteer: ['director', 'safeguarding'] };

/** All acts on a concern. */
export const concernDeskRoutes: Route[] = [
  post('/workbench/partnerships/:id/concerns/:concern/handling', guards, handle),
  post('/workbench/partnerships/:id/concerns/:concern/severity', guards, grade),
  post('/workbench/partnerships/:id/concerns/:concern/decision', guards, decide),
  post('/workbench/partnerships/:id/concerns/:concern/appeals/:appeal', guards, answerOne),
  post('/workbench/partnerships/:id/concerns/:concern/contact', guards, contact),
  post('/workbench/partnerships/:id/concerns/:concern/answers', guards, answer),
];

async function handle(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, viewer } = visit;
  const concern = await concernInPath(visit);
  if (!concern) return visit.notFound();
  const handled = (await visit.form()).get('handled') === 'yes';
  await handleConcern(ctx, {
    programme: programme.id,
    actor: visit.actor(),
    viewer,
    concern: concern.id,
    handled,
  });
  return visit.redirect(
    visit.path(`/workbench/partnerships/${concern.partnership}`),
    handled ? 'concern-handled' : 'concern-reopened',
  );
}

async function grade(visit: ProgrammeVisit): Promise<Response> {
  const concern = await concernInPath(visit);
  const form = await visit.form();
  const severity = SEVERITIES.find((one) => one === form.get('severity'));
  if (!concern || !severity) return visit.notFound();
  const done = await changeSeverity(visit.ctx, {
    programme: visit.programme.id,
    viewer: visit.viewer,
    concern: concern.id,
    severity,
    seen: form.get('seen') ?? undefined,
  });
  if (done.ok) return visit.redirect(pageOf(visit, concern), 'saved');
  const now = done.reason === 'overtaken' ? await concernInPath(visit) : null;
  if (!now) return visit.notFound();
  const { t } = visit.view;
  const error = t('overtaken.choice', { now: t(`concern.severity.${now.severity}`) });
  const page = await partnershipPage(visit, now.partnership, { concern: now.id, severity, error });
  return page ? visit.page(page) : visit.notFound();
}

async function decide(visit: ProgrammeVisit): Promise<Response> {
  const concern = await concernInPath(visit);
  const form = await visit.form();
  const decision = DECISIONS.find((one) => one === form.get('decision'));
  if (!concern || !decision) return visit.notFound();
  const { ok } = await decideConcern(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    viewer: visit.viewer,
    concern: concern.id,
    decision,
  });
  return visit.redirect(pageOf(visit, concern), ok ? 'concern-decided' : undefined);
}

async function answerOne(visit: ProgrammeVisit): Promise<Response> {
  const concern = await concernInPath(visit);
  const appeal = visit.id('appeal');
  if (!concern || appeal === null) return visit.notFound();
  const ok = await answerAppeal(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    viewer: visit.viewer,
    appeal,
    stands: (await visit.form()).get('stands') === 'yes',
  });
  return ok ? visit.redirect(pageOf(visit, concern), 'appeal-answered') : visit.notFound();
}

async function contact(visit: ProgrammeVisit): Promise<Response> {
  const concern = await concernInPath(visit);
  if (!concern) return visit.notFound();
  const apart = (await visit.form()).get('apart') === 'yes';
  await changeContact(visit.ctx, {
    programme: visit.programme.id,
    viewer: visit.viewer,
    concern: concern.id,
    apart,
  });
  return visit.redirect(pageOf(visit, concern), apart ? 'kept-apart' : 'not-apart');
}

const pageOf = (visit: ProgrammeVisit, { partnership, id }: ListedConcern): string =>
  visit.path(`/workbench/partnerships/${partnership}#concern-${id}`);

async function answer(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, viewer, view } = visit;
  const concern = await concernInPath(visit);
  if (!concern) return visit.notFound();
  const form = await visit.form();
  const draft = { body: form.get('answer') ?? '', formKey: form.get('form_key') ?? '' };
  const done = await answerConcern(ctx, {
    programme: programme.id,
    actor: visit.actor(),
    viewer,
    concern: concern.id,
    ...draft,
  });
  if (done.ok) return visit.redirect(visit.path(`/workbench/inbox/${done.thread}`), 'answer-sent');
  if (done.reason === 'unknown') return visit.notFound();
  const error =
    done.reason === 'gone'
      ? view.t('partnerships.concern-nobody')
      : view.t(`inbox.error.${done.reason}`, { max: LIMITS.message });
  const page = await partnershipPage(visit, concern.partnership, { ...draft, concern: concern.id, error });
  return page ? visit.page(page) : visit.notFound();
}

/** The concern in the path, if this visitor may read it and it belongs to the partnership there; else null. */
async function concernInPath(visit: ProgrammeVisit): Promise<ListedConcern | null> {
  const [id, concern] = [visit.id('id'), visit.id('concern')];
  if (id === null || concern === null) return null;
  const found = await concernFor(visit.ctx, visit.programme.id, visit.viewer, concern);
  return found?.partnership === id ? found : null;
}
