import { LIMITS, answerConcern } from '../../../rooms/inbox/index.ts';
import {
  SEVERITIES,
  changeContact,
  changeSeverity,
  concernFor,
  endPartnership,
  handleConcern,
  remindNow,
} from '../../../rooms/partnerships/index.ts';
import type { ListedConcern } from '../../../rooms/partnerships/index.ts';
import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listPage } from './list.tsx';
import { partnershipPage } from './partnershipPage.tsx';
import { remindPairs, remindersPage } from './reminders.tsx';

/** Ambassadors are not among them: partnerships cross countries. */
export const readers: Audience = { volunteer: ['director', 'matcher', 'safeguarding'] };
export const guards: Audience = { volunteer: ['director', 'safeguarding'] };

/** Those who look after silent pairs. */
export const matchers: Audience = { volunteer: ['director', 'matcher'] };

export const partnershipDeskRoutes: Route[] = [
  get('/workbench/partnerships', readers, async (visit) => visit.page(await listPage(visit))),
  get('/workbench/partnerships/reminders', matchers, async (visit) => visit.page(await remindersPage(visit))),
  post('/workbench/partnerships/reminders', matchers, remindPairs),
  get('/workbench/partnerships/:id', readers, async (visit) => {
    const id = visit.id('id');
    const page = id === null ? null : await partnershipPage(visit, id);
    return page ? visit.page(page) : visit.notFound();
  }),
  post('/workbench/partnerships/:id/end', readers, end),
  post('/workbench/partnerships/:id/reminder', matchers, remind),
  post('/workbench/partnerships/:id/concerns/:concern/handling', guards, handle),
  post('/workbench/partnerships/:id/concerns/:concern/severity', guards, grade),
  post('/workbench/partnerships/:id/concerns/:concern/contact', guards, contact),
  post('/workbench/partnerships/:id/concerns/:concern/answers', guards, answer),
];

async function end(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const another = (await visit.form()).getAll('another').map(Number);
  const done = await endPartnership(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnership: id,
    another,
  });
  if (!done.ok && done.reason === 'unknown') return visit.notFound();
  return visit.redirect(
    visit.path(`/workbench/partnerships/${id}`),
    done.ok ? 'partnership-was-ended' : 'partnership-ended',
  );
}

/** The next reminder, now. */
async function remind(visit: ProgrammeVisit): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const done = await remindNow(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnership: id,
  });
  if (!done.ok) return visit.notFound();
  return visit.redirect(
    visit.path(`/workbench/partnerships/${id}`),
    done.count > 0 ? 'pair-reminded' : 'nobody-to-remind',
  );
}

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
  await changeSeverity(visit.ctx, {
    programme: visit.programme.id,
    viewer: visit.viewer,
    concern: concern.id,
    severity,
  });
  return visit.redirect(pageOf(visit, concern), 'saved');
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

/** The concern in the path, if this visitor may read it and it is of the partnership there. */
async function concernInPath(visit: ProgrammeVisit): Promise<ListedConcern | null> {
  const [id, concern] = [visit.id('id'), visit.id('concern')];
  if (id === null || concern === null) return null;
  const found = await concernFor(visit.ctx, visit.programme.id, visit.viewer, concern);
  return found?.partnership === id ? found : null;
}
